import type { LintMessage, LintRule } from '../LintRule';
import { textsOf, withoutCode } from '../texts';

function problemOf(target: string): string | undefined {
  const url = URL.canParse(target) ? new URL(target) : undefined;
  if (url?.protocol !== 'https:') {
    return `the link ${target} is not an https address`;
  }
  if (
    url.username ||
    url.port ||
    !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(url.hostname)
  ) {
    return `the link ${target} hides where it leads`;
  }
  return undefined;
}

/** Links are https with the host visible: in prose, in sources and references. */
export const linksRule: LintRule = {
  name: 'links',
  check(input) {
    const messages: LintMessage[] = [];
    const report = (file: string, target: string) => {
      const message = problemOf(target);
      if (message) {
        messages.push({ file, message });
      }
    };
    for (const { file, text } of textsOf(input)) {
      const prose = withoutCode(text);
      for (const [, target = ''] of prose.matchAll(/\]\(([^)]*)\)/g)) {
        report(file, target);
      }
      for (const [target] of prose.matchAll(/\bhttp:\/\/\S+/g)) {
        report(file, target);
      }
    }
    for (const [file, { frontMatter }] of input.dataset.written) {
      const sources = [
        ...(frontMatter.references ?? []),
        ...(frontMatter.hazards ?? []).flatMap(({ sources: own }) => own ?? []),
        ...(frontMatter.exceptions ?? []).flatMap(
          ({ sources: own }) => own ?? [],
        ),
      ];
      for (const { url } of sources) {
        report(file, url);
      }
    }
    return messages;
  },
};
