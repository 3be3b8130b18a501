import { markupProblems } from '../../page/markdownProblems';
import type { LintRule } from '../LintRule';
import { textsOf } from '../texts';

/** Prose is Markdown without HTML and images, so that a page can be shown without loading or running anything. */
export const markdownRule: LintRule = {
  name: 'markdown',
  check(input) {
    return textsOf(input).flatMap(({ file, place, text }) =>
      [...new Set(markupProblems(text).map(({ message }) => message))].map(
        message => ({ file, message: `${place}: ${message}` }),
      ),
    );
  },
};
