import { DecisionEndCause } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { chunks } from '../../chunks';
import { DecisionFindingRow, DecisionRow } from './rows';

/** The end of a decision for some of its findings. */
export type CoverageEnd = {
  decisionId: string;
  issueKeys: string[];
  /** ISO 8601 */
  at: string;
  cause: DecisionEndCause;
  by?: string;
  byDecision?: string;
};

/**
 * Ends decisions for findings, and the decisions themselves where no finding is left to them.
 * The findings have to be locked before: their locks come first everywhere, so that none waits for another in a circle.
 */
export async function endCoverage(
  transaction: Knex.Transaction,
  ends: CoverageEnd[],
): Promise<void> {
  const ids = [...new Set(ends.map(end => end.decisionId))].sort();
  for (const part of chunks(ids, 500)) {
    await transaction<DecisionRow>('decisions')
      .whereIn('id', part)
      .orderBy('id')
      .forUpdate()
      .select('id');
  }
  for (const end of ends) {
    for (const part of chunks(end.issueKeys, 500)) {
      await transaction<DecisionFindingRow>('decision_findings')
        .where({ decision_id: end.decisionId, state: 'active' })
        .whereIn('issue_key', part)
        .update({
          state: 'ended',
          ended_at: end.at,
          ended_cause: end.cause,
          ended_by: end.by ?? null,
          ended_by_decision: end.byDecision ?? null,
        });
    }
    await transaction<DecisionRow>('decisions')
      .where({ id: end.decisionId, state: 'active' })
      .whereNotExists(query =>
        query
          .from('decision_findings')
          .where({ decision_id: end.decisionId, state: 'active' })
          .select(transaction.raw('1')),
      )
      .update({ state: 'ended', ended_at: end.at, ended_cause: end.cause });
  }
}
