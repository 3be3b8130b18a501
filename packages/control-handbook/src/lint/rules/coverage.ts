import {
  fixCoverage,
  mostWithoutFix,
  urgentControls,
} from '../../progress/fixCoverage';
import type { LintMessage, LintRule } from '../LintRule';

/**
 * Every active control has a page, and at most a tenth of the urgent ones lack a fix in a language. Pages of controls that AWS never had
 * are the business of the rule `facts`.
 */
export const coverageRule: LintRule = {
  name: 'coverage',
  check({ dataset, facts }) {
    const messages: LintMessage[] = facts
      .list()
      .filter(({ id, status }) => status === 'active' && !dataset.pages.has(id))
      .map(({ id }) => ({
        file: `controls/${id.slice(0, id.lastIndexOf('.'))}/${id}.md`,
        message: `${id} is active and has no page: yarn handbook new ${id}`,
      }));
    const urgent = urgentControls(facts).length;
    for (const { method, without } of fixCoverage(facts, dataset.pages)) {
      const most = Math.floor(urgent * mostWithoutFix);
      if (without.length > most) {
        messages.push({
          file: 'controls',
          message: `${
            without.length
          } CRITICAL and HIGH controls have no fix for ${method}, at most ${most} may: ${without
            .map(({ id }) => id)
            .join(', ')}`,
        });
      }
    }
    return messages;
  },
};
