import { Knex } from 'knex';
import { FindingEventRow } from '../../rows';

/** What happened to a finding, oldest first. */
export async function loadHistory(
  knex: Knex,
  issueKey: string,
): Promise<FindingEventRow[]> {
  return await knex<FindingEventRow>('finding_events')
    .where('issue_key', issueKey)
    .orderBy('at')
    .orderBy('id');
}
