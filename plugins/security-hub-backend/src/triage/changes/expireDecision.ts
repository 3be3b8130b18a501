import { Knex } from 'knex';
import { WriteBackSettings } from '../../config/settings';
import { lockIssues } from '../../database/operations/findings/lockIssues';
import { loadActiveCoverage } from '../../database/operations/triage/loadCoverage';
import { selectActiveIssueKeys } from '../../database/operations/triage/loadDecision';
import { supersedeOutboxRows } from '../../database/operations/triage/supersedeOutboxRows';
import { reduceCoverage } from '../state/coverage';
import { writeBackCodes } from '../state/outbox';
import { statusUnderDecision } from '../state/statusUnderDecision';
import { EndedCoverage, endDecisions } from './endDecisions';
import { enqueue } from './enqueue';
import { showDecisions } from './showDecisions';

/**
 * Ends a decision whose time is over, for all findings that it still holds for; AWS is told through the outbox.
 *
 * @returns whether it ended now
 */
export async function expireDecision(
  transaction: Knex.Transaction,
  decisionId: string,
  options: { at: string; writeBack: WriteBackSettings },
): Promise<boolean> {
  const { at, writeBack } = options;
  const keys = await selectActiveIssueKeys(transaction, decisionId);
  const findings = await lockIssues(transaction, keys);
  // Asked again under the lock: another replica, or a human, may have been here in between.
  const active = await loadActiveCoverage(transaction, keys);
  const ended: EndedCoverage[] = [];
  for (const coverage of active.values()) {
    if (coverage.decisionId === decisionId) {
      const finding = findings.get(coverage.issueKey);
      const end = reduceCoverage(
        { state: 'active' },
        { type: 'time-passed', at },
        coverage,
      );
      if (end.state === 'ended') {
        ended.push({
          coverage,
          end,
          from: finding?.status,
          to: finding && statusUnderDecision(finding.aws_status, undefined),
        });
      }
    }
  }
  if (ended.length === 0) {
    return false;
  }
  const issueKeys = ended.map(({ coverage }) => coverage.issueKey);
  await endDecisions(transaction, ended);
  await supersedeOutboxRows(transaction, issueKeys, {
    at,
    code: writeBackCodes.ended,
    message: 'The decision ended before',
  });
  await enqueue(transaction, {
    decisionId,
    phase: 'ended',
    issueKeys,
    at,
    writeBack,
  });
  await showDecisions(
    transaction,
    ended.flatMap(({ coverage, to }) =>
      to ? [{ issueKey: coverage.issueKey, status: to }] : [],
    ),
  );
  return true;
}
