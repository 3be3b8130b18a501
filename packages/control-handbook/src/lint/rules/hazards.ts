import type { LintMessage, LintRule } from '../LintRule';

/** A hazard has a public source, or says that we reasoned it out; ids are used once on a page. */
export const hazardsRule: LintRule = {
  name: 'hazards',
  check({ dataset }) {
    const messages: LintMessage[] = [];
    const written = [
      ...dataset.written,
      ...[...dataset.shared].map(
        ([name, piece]) => [`controls/_shared/${name}.md`, piece] as const,
      ),
    ];
    for (const [file, { frontMatter }] of written) {
      for (const { id, sources, basis } of frontMatter.hazards ?? []) {
        if (!sources && !basis) {
          messages.push({
            file,
            message: `hazard ${id} has neither sources nor basis: reasoning`,
          });
        } else if (sources && basis) {
          messages.push({
            file,
            message: `hazard ${id} has sources, so its basis is not reasoning`,
          });
        }
      }
    }
    for (const { page, sourcePath } of dataset.pages.values()) {
      for (const kind of ['hazards', 'exceptions'] as const) {
        const ids = (page.frontMatter[kind] ?? []).map(({ id }) => id);
        for (const id of new Set(
          ids.filter((each, index) => ids.indexOf(each) !== index),
        )) {
          messages.push({
            file: sourcePath,
            message: `${kind}: the id ${id} is used twice`,
          });
        }
      }
    }
    return messages;
  },
};
