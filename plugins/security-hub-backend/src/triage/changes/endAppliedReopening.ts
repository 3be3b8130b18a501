import { Knex } from 'knex';
import { lockIssues } from '../../database/operations/findings/lockIssues';
import { loadActiveCoverage } from '../../database/operations/triage/loadCoverage';
import { reduceCoverage } from '../state/coverage';
import { statusUnderDecision } from '../state/statusUnderDecision';
import { endDecisions } from './endDecisions';
import { showDecisions } from './showDecisions';

/** Ends a reopening that AWS shows: from now on the finding has the status that AWS gives it. */
export async function endAppliedReopening(
  transaction: Knex.Transaction,
  options: { decisionId: string; issueKey: string; at: string },
): Promise<void> {
  const { decisionId, issueKey, at } = options;
  const findings = await lockIssues(transaction, [issueKey]);
  const active = await loadActiveCoverage(transaction, [issueKey]);
  const coverage = active.get(issueKey);
  if (coverage?.decisionId !== decisionId) {
    return;
  }
  const end = reduceCoverage(
    { state: 'active' },
    { type: 'settled', at },
    coverage,
  );
  if (end.state !== 'ended') {
    return;
  }
  const finding = findings.get(issueKey);
  const to = finding && statusUnderDecision(finding.aws_status, undefined);
  await endDecisions(transaction, [
    { coverage, end, from: finding?.status, to },
  ]);
  if (to) {
    await showDecisions(transaction, [{ issueKey, status: to }]);
  }
}
