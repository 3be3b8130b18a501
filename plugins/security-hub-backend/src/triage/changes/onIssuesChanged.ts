import { FindingStatus } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { WriteBackSettings } from '../../config/settings';
import {
  ActiveCoverage,
  loadActiveCoverage,
} from '../../database/operations/triage/loadCoverage';
import { setFindingDecision } from '../../database/operations/triage/setFindingDecision';
import { supersedeOutboxRows } from '../../database/operations/triage/supersedeOutboxRows';
import { ChangedIssue } from '../../ingestion/ingestor/DecisionFollower';
import { reduceCoverage } from '../state/coverage';
import { writeBackCodes } from '../state/outbox';
import { statusUnderDecision } from '../state/statusUnderDecision';
import { coverNewRecords, takeBackLate } from './coverRecords';
import { EndedCoverage, endDecisions } from './endDecisions';

/** A decision that holds for an issue, and the status that the issue has under it. */
type HoldingCoverage = ActiveCoverage & { status: FindingStatus };

/**
 * Follows changes of issues, in the ingestor's transaction; the issues are locked and their records are stored already.
 * An acknowledgement of what passed or was archived ends as fixed. A record that came after its decision, or that failed again
 * under an acceptance, is put into the outbox; so is one that fails again after its acceptance ended.
 *
 * @returns the decisions that still hold, by the issue's key: what the ingestor stores with the issue
 */
export async function onIssuesChanged(
  transaction: Knex.Transaction,
  issues: ChangedIssue[],
  options: { at: string; writeBack: WriteBackSettings },
): Promise<Map<string, HoldingCoverage>> {
  const keys = issues.map(issue => issue.key);
  const active = await loadActiveCoverage(transaction, keys);
  await takeBackLate(
    transaction,
    keys.filter(key => !active.has(key)),
    options,
  );
  const holding = new Map<string, HoldingCoverage>();
  if (active.size === 0) {
    return holding;
  }
  const ended: EndedCoverage[] = [];
  for (const issue of issues) {
    const coverage = active.get(issue.key);
    if (coverage) {
      const end = reduceCoverage(
        { state: 'active' },
        { type: eventOf(issue), at: options.at },
        coverage,
      );
      if (end.state === 'ended') {
        const to = statusUnderDecision(issue.awsStatus, undefined);
        ended.push({ coverage, end, to });
      } else {
        const status = statusUnderDecision(issue.awsStatus, coverage.kind);
        holding.set(issue.key, { ...coverage, status });
      }
    }
  }
  await storeEnds(transaction, ended, options.at);
  await coverNewRecords(transaction, holding, options);
  return holding;
}

/** Not every issue that does not fail has passed: AWS may be unable to tell, or somebody set RESOLVED by hand. */
function eventOf(issue: ChangedIssue): 'passed-or-archived' | 'changed' {
  return !issue.failing &&
    !issue.vanished &&
    (issue.awsStatus === 'archived' || issue.compliance === 'PASSED')
    ? 'passed-or-archived'
    : 'changed';
}

async function storeEnds(
  transaction: Knex.Transaction,
  ended: EndedCoverage[],
  at: string,
): Promise<void> {
  if (ended.length === 0) {
    return;
  }
  await endDecisions(transaction, ended);
  await supersedeOutboxRows(
    transaction,
    ended.map(({ coverage }) => coverage.issueKey),
    {
      at,
      code: writeBackCodes.ended,
      message: 'The finding passed or was archived before',
    },
  );
  await setFindingDecision(
    transaction,
    ended.flatMap(({ coverage, to }) =>
      to ? [{ issueKey: coverage.issueKey, status: to }] : [],
    ),
  );
}
