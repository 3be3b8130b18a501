import { Knex } from 'knex';
import { whereKeys } from '../../rowset/whereKeys';

/** A time for which a decision accepted a finding; ISO 8601. Without an end it still does. */
export type AcceptedTime = { from: string; to?: string };

/** When decisions accepted findings, by the findings' keys. */
export async function loadAcceptedTimes(
  knex: Knex,
  issueKeys: string[],
): Promise<Map<string, AcceptedTime[]>> {
  const result = new Map<string, AcceptedTime[]>();
  if (issueKeys.length === 0) {
    return result;
  }
  const rows: Array<{
    issue_key: string;
    created_at: string;
    ended_at: string | null;
  }> = await whereKeys(
    knex,
    knex('decision_findings as c').join(
      'decisions as d',
      'd.id',
      'c.decision_id',
    ),
    'c.issue_key',
    issueKeys,
  )
    .whereIn('c.state', ['active', 'ended'])
    .whereIn('d.kind', ['accept-risk', 'false-positive'])
    .select('c.issue_key', 'd.created_at', 'c.ended_at');
  for (const row of rows) {
    const times = result.get(row.issue_key) ?? [];
    times.push({ from: row.created_at, to: row.ended_at ?? undefined });
    result.set(row.issue_key, times);
  }
  return result;
}
