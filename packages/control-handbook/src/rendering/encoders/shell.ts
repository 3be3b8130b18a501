import type { Encoder, PlaceholderContext } from './Encoder';

function contextsAt(
  code: string,
  offsets: readonly number[],
): PlaceholderContext[] {
  const contexts: PlaceholderContext[] = [];
  const heredoc = code.indexOf('<<');
  let quote: "'" | '"' | '`' | '#' | undefined;
  let depth = 0;
  let position = 0;
  let wordStart = 0;
  let read = 0;
  for (const offset of offsets) {
    for (; read < offset; read += 1) {
      wordStart = /\s/.test(code.charAt(read)) ? read + 1 : wordStart;
    }
    for (; position < offset; position += 1) {
      const character = code[position];
      if (quote === '#') {
        quote = character === '\n' ? undefined : quote;
      } else if (character === '\\' && quote !== "'") {
        position += 1;
      } else if (quote) {
        quote = character === quote ? undefined : quote;
      } else if (character === "'" || character === '"' || character === '`') {
        quote = character;
      } else if (character === '#' && /^$|\s/.test(code[position - 1] ?? '')) {
        quote = '#';
      } else if (character === '(') {
        depth += 1;
      } else if (character === ')') {
        depth -= 1;
      }
    }
    const inHeredoc = heredoc >= 0 && heredoc < offset;
    const escaped = position > offset;
    const word = code.slice(wordStart, offset);
    if (quote || depth > 0 || inHeredoc || escaped || word.includes('://')) {
      contexts.push('unsafe');
    } else {
      // The shorthand of the AWS CLI (Name=a,Values=b) has a grammar of its own.
      contexts.push(
        /[,=]/.test(word.replace(/^--[\w-]+=/, '')) ? 'item' : 'bare',
      );
    }
  }
  return contexts;
}

/**
 * POSIX shell: single quotes, in which nothing is special; a single quote itself leaves them for a moment. The AWS CLI reads an argument
 * that begins with `file://`, `fileb://` or a web address from there, and one that begins with `-` is an option: such values are
 * never inserted, and neither are `{{...}}`, which would look like a placeholder that nobody filled in.
 */
export const shellEncoder: Encoder = {
  encode: value => `'${value.replace(/'/g, () => `'\\''`)}'`,
  isInterpreted: value => /^-|^(?:fileb?|https?):\/\/|\{\{|\}\}/i.test(value),
  contextsAt,
};
