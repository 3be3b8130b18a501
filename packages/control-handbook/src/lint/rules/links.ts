import { linkProblems, problemOfLink } from '../../page/markdownProblems';
import { pagesAsWritten, sharedPieces } from '../everyPage';
import type { LintMessage, LintRule } from '../LintRule';
import { textsOf } from '../texts';

/** Links are https with the host visible: in prose, in sources and references. */
export const linksRule: LintRule = {
  name: 'links',
  check(input) {
    const messages: LintMessage[] = [];
    for (const { file, text } of textsOf(input)) {
      for (const { message } of linkProblems(text)) {
        messages.push({ file, message });
      }
    }
    for (const { file, frontMatter } of [
      ...pagesAsWritten(input.dataset),
      ...sharedPieces(input.dataset),
    ]) {
      const sources = [
        ...(frontMatter.references ?? []),
        ...(frontMatter.hazards ?? []).flatMap(({ sources: own }) => own ?? []),
        ...(frontMatter.exceptions ?? []).flatMap(
          ({ sources: own }) => own ?? [],
        ),
      ];
      for (const { url } of sources) {
        const message = problemOfLink(url);
        if (message) {
          messages.push({ file, message });
        }
      }
    }
    return messages;
  },
};
