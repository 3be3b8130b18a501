import { pagesAsUsed, pagesAsWritten, sharedPieces } from '../everyPage';
import type { LintMessage, LintRule } from '../LintRule';

/** A hazard has a public source, or says that we reasoned it out; ids are used once on a page. */
export const hazardsRule: LintRule = {
  name: 'hazards',
  check({ dataset }) {
    const messages: LintMessage[] = [];
    const written = [...pagesAsWritten(dataset), ...sharedPieces(dataset)];
    for (const { file, frontMatter } of written) {
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
    for (const { file, frontMatter } of pagesAsUsed(dataset)) {
      for (const kind of ['hazards', 'exceptions'] as const) {
        const ids = (frontMatter[kind] ?? []).map(({ id }) => id);
        for (const id of new Set(
          ids.filter((each, index) => ids.indexOf(each) !== index),
        )) {
          messages.push({
            file,
            message: `${kind}: the id ${id} is used twice`,
          });
        }
      }
    }
    return messages;
  },
};
