import { placeholderProblems } from '../../rendering/placeholderProblems';
import type { LintRule } from '../LintRule';
import { snippetsOf, textsOf } from '../texts';

const problemsOf = (language: string, text: string) =>
  placeholderProblems(language, text).map(({ message }) => message);

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
