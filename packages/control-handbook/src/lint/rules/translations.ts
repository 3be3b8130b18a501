import { isDeepStrictEqual } from 'node:util';
import { translationsOf } from '../everyPage';
import type { LintMessage, LintRule } from '../LintRule';

/** A translation belongs to a page, translates what the page has, and repeats no snippet. */
export const translationsRule: LintRule = {
  name: 'translations',
  check({ dataset }) {
    const messages: LintMessage[] = [];
    for (const translation of translationsOf(dataset)) {
      const { file, frontMatter, sections, original: page } = translation;
      if (!page) {
        messages.push({ file, message: 'there is no page to translate' });
        continue;
      }
      if (translation.hasOwnTitle !== (frontMatter.title !== undefined)) {
        messages.push({
          file,
          message: translation.hasOwnTitle
            ? 'the title is not translated'
            : 'title: that of a control stays in English',
        });
      }
      for (const kind of ['hazards', 'exceptions'] as const) {
        const known = (page.frontMatter[kind] ?? []).map(({ id }) => id);
        for (const id of Object.keys(frontMatter[kind] ?? {})) {
          if (!known.includes(id)) {
            messages.push({ file, message: `${kind}: the page has no ${id}` });
          }
        }
      }
      for (const [id, blocks] of Object.entries(sections)) {
        const english = page.sections[id];
        if (!english) {
          messages.push({ file, message: `the page has no section ${id}` });
        }
        for (const block of blocks ?? []) {
          if (
            block.type === 'code' &&
            english?.some(other => isDeepStrictEqual(other, block))
          ) {
            messages.push({ file, message: `${id}: leave the snippet out` });
          }
        }
      }
    }
    return messages;
  },
};
