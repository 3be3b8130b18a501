import { encoderOf } from '../../rendering/encoders/encoderOf';
import { isKnownPlaceholder } from '../../rendering/placeholders';
import type { LintRule } from '../LintRule';
import { snippetsOf, textsOf } from '../texts';

const anyBraces = /\{\{([\s\S]*?)\}\}/g;

function problemsOf(language: string, text: string): string[] {
  const matches = [...text.matchAll(anyBraces)];
  const contexts = encoderOf(language)?.contextsAt(
    text,
    matches.map(match => match.index),
  );
  return matches.flatMap((match, index) => {
    const name = match[1] ?? '';
    if (name !== name.trim() || !isKnownPlaceholder(name)) {
      return [`unknown placeholder ${match[0]}`];
    }
    return contexts && contexts[index] !== 'unsafe'
      ? []
      : [`${match[0]} stands where no value can be inserted safely`];
  });
}

/** Placeholders are known, and stand where the encoder of the language can fill them in: never in a link, a comment or single quotes. */
export const placeholdersRule: LintRule = {
  name: 'placeholders',
  check(input) {
    return [
      ...snippetsOf(input).flatMap(({ file, section, block }) =>
        problemsOf(block.language, block.code).map(problem => ({
          file,
          message: `${section}: ${problem}`,
        })),
      ),
      ...textsOf(input).flatMap(({ file, place, text }) =>
        (place.startsWith('exceptions') && text.includes('{{')
          ? ['an exception becomes plain text: no placeholders']
          : problemsOf('markdown', text)
        ).map(problem => ({ file, message: `${place}: ${problem}` })),
      ),
    ];
  },
};
