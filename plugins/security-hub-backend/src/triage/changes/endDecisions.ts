import {
  DecisionEndCause,
  FindingStatus,
} from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { appendEvents } from '../../database/operations/findings/saveIssues';
import { appendDecisionEvents } from '../../database/operations/triage/appendDecisionEvents';
import { endCoverage } from '../../database/operations/triage/endCoverage';
import { ActiveCoverage } from '../../database/operations/triage/loadCoverage';
import { CoverageState } from '../state/coverage';

/** A decision that ends for one finding. */
export type EndedCoverage = {
  coverage: ActiveCoverage;
  end: Extract<CoverageState, { state: 'ended' }>;
  /** Status before and after, for the finding's history */
  from?: FindingStatus;
  to?: FindingStatus;
};

/** Stores ends of decisions, in the trail of the decision and in the history of each finding. The findings are locked. */
export async function endDecisions(
  transaction: Knex.Transaction,
  ended: EndedCoverage[],
): Promise<void> {
  const groups = new Map<string, EndedCoverage[]>();
  for (const item of ended) {
    const key = `${item.coverage.decisionId} ${item.end.cause}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  await endCoverage(
    transaction,
    [...groups.values()].map(([first, ...others]) => ({
      decisionId: first.coverage.decisionId,
      issueKeys: [first, ...others].map(item => item.coverage.issueKey),
      ...first.end,
    })),
  );
  await appendDecisionEvents(
    transaction,
    ended.map(({ coverage, end }) => ({
      decisionId: coverage.decisionId,
      at: end.at,
      event: 'ended',
      by: end.by,
      issueKey: coverage.issueKey,
      detail: detailOf(end.cause, end.byDecision),
    })),
  );
  await appendEvents(
    transaction,
    ended.map(({ coverage, end, from, to }) => ({
      issue_key: coverage.issueKey,
      at: end.at,
      event: 'decision-ended',
      by: end.by,
      from,
      to,
      decision_id: coverage.decisionId,
      detail: end.cause,
    })),
  );
}

function detailOf(
  cause: DecisionEndCause,
  byDecision: string | undefined,
): Record<string, unknown> {
  return byDecision === undefined ? { cause } : { cause, byDecision };
}
