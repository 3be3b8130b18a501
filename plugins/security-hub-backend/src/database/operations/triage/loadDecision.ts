import { Knex } from 'knex';
import { chunks } from '../../chunks';
import { DecisionFindingRow, DecisionRow, OutboxRow } from './rows';

/** A decision with all that was stored with it. */
export type StoredDecision = {
  decision: DecisionRow;
  findings: DecisionFindingRow[];
  outbox: OutboxRow[];
};

/** A decision by its id. */
export async function loadDecision(
  knex: Knex,
  id: string,
): Promise<StoredDecision | undefined> {
  const decision = await knex<DecisionRow>('decisions').where({ id }).first();
  if (!decision) {
    return undefined;
  }
  const findings = await knex<DecisionFindingRow>('decision_findings')
    .where('decision_id', id)
    .orderBy('issue_key');
  const outbox = await knex<OutboxRow>('outbox')
    .where('decision_id', id)
    .orderBy('id');
  return { decision, findings, outbox };
}

/** Decisions by their ids, without their findings. */
export async function loadDecisions(
  knex: Knex,
  ids: string[],
): Promise<Map<string, DecisionRow>> {
  const result = new Map<string, DecisionRow>();
  for (const part of chunks(ids, 500)) {
    const rows = await knex<DecisionRow>('decisions').whereIn('id', part);
    for (const row of rows) {
      result.set(row.id, row);
    }
  }
  return result;
}

/** Ids of active decisions whose end has come, the longest due first. */
export async function selectDueDecisions(
  knex: Knex,
  now: string,
  limit: number,
): Promise<string[]> {
  const rows = await knex<DecisionRow>('decisions')
    .where('state', 'active')
    .where('ends_at', '<=', now)
    .orderBy('ends_at')
    .orderBy('id')
    .limit(limit)
    .select('id');
  return rows.map(row => row.id);
}

/** Keys of the findings for which a decision holds. */
export async function selectActiveIssueKeys(
  knex: Knex,
  decisionId: string,
): Promise<string[]> {
  const rows = await knex<DecisionFindingRow>('decision_findings')
    .where({ decision_id: decisionId, state: 'active' })
    .select('issue_key');
  return rows.map(row => row.issue_key);
}
