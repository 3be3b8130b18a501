import { pagesAsWritten, translationsOf } from '../everyPage';
import type { LintMessage, LintRule } from '../LintRule';

const maximumDays = 730;

const daysBetween = (earlier: string, later: string) =>
  (Date.parse(later) - Date.parse(earlier)) / 86_400_000;

/** A page was reviewed within two years, and not in the future; a translation was compared with the page's last review. */
export const reviewedRule: LintRule = {
  name: 'reviewed',
  check({ dataset, today }) {
    const messages: LintMessage[] = [];
    const report = (file: string, message: string) =>
      messages.push({ file, message });
    for (const { file, frontMatter } of pagesAsWritten(dataset)) {
      const age = daysBetween(frontMatter.reviewed, today);
      if (age < -1) {
        report(file, `reviewed ${frontMatter.reviewed} lies in the future`);
      } else if (age > maximumDays) {
        report(file, `reviewed ${frontMatter.reviewed}: older than two years`);
      }
    }
    for (const { file, frontMatter, original } of translationsOf(dataset)) {
      const page = original?.frontMatter;
      if (
        page &&
        'reviewed' in page &&
        frontMatter.translated < page.reviewed
      ) {
        report(file, 'the page was reviewed after it was translated');
      }
    }
    return messages;
  },
};
