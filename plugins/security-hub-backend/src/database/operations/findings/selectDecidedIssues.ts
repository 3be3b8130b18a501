import { Knex } from 'knex';
import { whereKeys } from '../../rowset/whereKeys';

/** Those of the issues that a decision refers to, be it active or ended: what was decided about must stay to be looked at. */
export async function selectDecidedIssues(
  knex: Knex,
  issueKeys: string[],
): Promise<Set<string>> {
  if (issueKeys.length === 0) {
    return new Set();
  }
  const keys: string[] = await whereKeys(
    knex,
    knex('decision_findings'),
    'issue_key',
    issueKeys,
  )
    .distinct('issue_key')
    .pluck('issue_key');
  return new Set(keys);
}
