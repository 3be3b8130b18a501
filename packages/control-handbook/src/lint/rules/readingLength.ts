import { resourceKinds } from '../../page/vocabulary';
import type { LintMessage, LintRule } from '../LintRule';
import { countWords, textsOf, withoutCode } from '../texts';

/** Most words that a text may have, by its place. Beyond them it is not read. */
const limits: [RegExp, number][] = [
  [/^why$/, 75],
  [/^changed$/, 150],
  [/^existing$/, 110],
  [/^meaning$/, 110],
  [/^response$/, 130],
  [/^call$/, 75],
  [new RegExp(`^(?:${resourceKinds.join('|')})$`), 110],
  [/(?:^|\.)title$/, 16],
  [/\.(?:happens|instead)$/, 65],
  [/\.check$/, 50],
  [/^exceptions\..*\.text$/, 60],
  [/note$/, 60],
  [/^(?:terraform|cloudformation|cli|console|verify|rollback)$/, 110],
];

/** Japanese has no spaces: about three characters say as much as a word. */
const lengthOf = (file: string, text: string) =>
  file.endsWith('.ja.md') ? text.length / 2.8 : countWords(text);

const sentences = (text: string) =>
  withoutCode(text)
    .split(/[.!?](?:\s|$)|。/)
    .filter(part => part.trim()).length;

/** Texts are short enough to be read in the drawer: three sentences of why, and limits in words elsewhere. */
export const readingLengthRule: LintRule = {
  name: 'reading-length',
  check(input) {
    const messages: LintMessage[] = [];
    for (const { file, place, text } of textsOf(input)) {
      const limit = limits.find(([pattern]) => pattern.test(place))?.[1];
      const words = Math.ceil(lengthOf(file, text));
      if (limit !== undefined && words > limit) {
        messages.push({
          file,
          message: `${place}: ${words} words, at most ${limit}`,
        });
      }
      if (place === 'why' && sentences(text) > 3) {
        messages.push({ file, message: 'why: more than three sentences' });
      }
    }
    return messages;
  },
};
