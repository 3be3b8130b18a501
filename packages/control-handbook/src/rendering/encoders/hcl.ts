import type { Encoder, PlaceholderContext } from './Encoder';

function contextsAt(
  code: string,
  offsets: readonly number[],
): PlaceholderContext[] {
  const contexts: PlaceholderContext[] = [];
  const heredoc = code.indexOf('<<');
  let state: 'code' | 'string' | 'line' | 'block' = 'code';
  let interpolations = 0;
  let position = 0;
  for (const offset of offsets) {
    for (; position < offset; position += 1) {
      const pair = code.slice(position, position + 2);
      if (state === 'line') {
        state = code[position] === '\n' ? 'code' : state;
      } else if (state === 'block') {
        state = pair === '*/' ? 'code' : state;
      } else if (state === 'string') {
        if (pair[0] === '\\') {
          position += 1;
        } else if (pair === '${' || pair === '%{') {
          // Expressions inside a string may hold strings of their own: no placeholder after one is trusted.
          interpolations += 1;
        } else if (pair[0] === '"') {
          state = 'code';
        }
      } else if (pair[0] === '"') {
        state = 'string';
        interpolations = 0;
      } else if (pair[0] === '#' || pair === '//') {
        state = 'line';
      } else if (pair === '/*') {
        state = 'block';
      }
    }
    if (
      (heredoc >= 0 && heredoc < offset) ||
      state === 'line' ||
      state === 'block' ||
      interpolations > 0 ||
      position > offset ||
      /[$%]/.test(code[offset - 1] ?? '')
    ) {
      contexts.push('unsafe');
    } else {
      contexts.push(state === 'string' ? 'quoted' : 'bare');
    }
  }
  return contexts;
}

/** HCL: a double-quoted template in which `${` and `%{` are doubled, so that Terraform evaluates nothing of the value. */
export const hclEncoder: Encoder = {
  encode: value =>
    `"${value
      .replace(/[\\"]/g, character => `\\${character}`)
      .replace(/[$%]\{/g, opening => `${opening[0]}${opening}`)}"`,
  // The value and its neighbours must not make `${` or `%{` together, and `$${` has no escape of its own. HCL normalises strings to
  // NFC: another form would arrive as another name.
  isInterpreted: value =>
    /\{\{|\}\}|^\{|[$%]$|\$\$\{|%%\{/.test(value) ||
    value !== value.normalize('NFC'),
  contextsAt,
};
