import type { LintMessage, LintRule } from '../LintRule';

/**
 * The control is known, and the facts that a page repeats are those of the table. A page repeats what its text was written for, so that
 * a change at AWS asks for a review.
 */
export const factsRule: LintRule = {
  name: 'facts',
  check({ dataset, facts }) {
    const messages: LintMessage[] = [];
    const ids = new Set<string>();
    for (const [file, { frontMatter }] of dataset.written) {
      const report = (message: string) => messages.push({ file, message });
      const known = facts.exact(frontMatter.id);
      if (!known || known.id !== frontMatter.id) {
        report(`${frontMatter.id} is not in the facts table`);
        continue;
      }
      for (const key of ['title', 'severity', 'status'] as const) {
        if (frontMatter[key] !== known[key]) {
          report(
            `${key} is "${frontMatter[key]}", the facts table says "${known[key]}"`,
          );
        }
      }
      const replacements =
        frontMatter.status === 'retired' ? frontMatter.retired.replacedBy : [];
      for (const id of replacements) {
        if (facts.exact(id)?.status !== 'active') {
          report(`replacedBy: ${id} is not an active control`);
        }
      }
      for (const alias of frontMatter.aliases ?? []) {
        if (facts.exact(alias) || ids.has(alias.toLowerCase())) {
          report(`aliases: ${alias} is taken`);
        }
        ids.add(alias.toLowerCase());
      }
    }
    return messages;
  },
};
