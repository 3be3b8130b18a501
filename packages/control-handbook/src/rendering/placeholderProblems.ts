import { encoderOf } from './encoders/encoderOf';
import { isKnownPlaceholder } from './placeholders';

/** A placeholder that cannot be filled in, and where it stands. */
export interface PlaceholderProblem {
  /** Position in the text, from 0 */
  index: number;
  message: string;
}

const anyBraces = /\{\{([\s\S]*?)\}\}/g;

/**
 * Placeholders of a text that are unknown, or stand where the encoder of the language cannot fill them in: in a link, a comment, single
 * quotes.
 *
 * @param language - of the snippet, or `markdown`
 */
export function placeholderProblems(
  language: string,
  text: string,
): PlaceholderProblem[] {
  // Without what nothing closes, so that no opening is looked to the end for
  const closed = text.slice(0, text.lastIndexOf('}}') + 2);
  const matches = [...closed.matchAll(anyBraces)];
  const contexts = encoderOf(language)?.contextsAt(
    text,
    matches.map(match => match.index),
  );
  return matches.flatMap((match, position) => {
    const name = match[1] ?? '';
    const { index } = match;
    if (name !== name.trim() || !isKnownPlaceholder(name)) {
      return [{ index, message: `unknown placeholder ${match[0]}` }];
    }
    return contexts && contexts[position] !== 'unsafe'
      ? []
      : [
          {
            index,
            message: `${match[0]} stands where no value can be inserted safely`,
          },
        ];
  });
}
