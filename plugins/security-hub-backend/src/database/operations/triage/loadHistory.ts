import { Knex } from 'knex';
import { FindingEventRow } from '../../rows';

/** An event in the life of a finding; what an owner wrote where it is about a decision. */
export type HistoryRow = FindingEventRow & { justification: string | null };

/** What happened to a finding, oldest first. */
export async function loadHistory(
  knex: Knex,
  issueKey: string,
): Promise<HistoryRow[]> {
  return await knex('finding_events as event')
    .leftJoin('decisions', 'decisions.id', 'event.decision_id')
    .where('event.issue_key', issueKey)
    .orderBy('event.at')
    .orderBy('event.id')
    .select('event.*', 'decisions.justification');
}
