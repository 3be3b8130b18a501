import type { LintRule } from '../LintRule';
import { textsOf, withoutCode } from '../texts';

const forbidden: [RegExp, string][] = [
  [/<[a-z/!?]/i, 'HTML is not allowed'],
  [/!\[/, 'images are not allowed'],
  [
    /^\s*\[[^\]]+\]:/m,
    'link definitions are not allowed: write the link in place',
  ],
  [/&[a-z0-9#]+;/i, 'HTML entities are not allowed'],
];

/** Prose is Markdown without HTML and images, so that a page can be shown without loading or running anything. */
export const markdownRule: LintRule = {
  name: 'markdown',
  check(input) {
    return textsOf(input).flatMap(({ file, place, text }) =>
      forbidden
        .filter(([pattern]) => pattern.test(withoutCode(text)))
        .map(([, message]) => ({ file, message: `${place}: ${message}` })),
    );
  },
};
