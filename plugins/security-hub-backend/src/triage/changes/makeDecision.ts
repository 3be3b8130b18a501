import { ConflictError, NotFoundError } from '@backstage/errors';
import { FindingStatus } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { WriteBackSettings } from '../../config/settings';
import { lockIssues } from '../../database/operations/findings/lockIssues';
import { appendEvents } from '../../database/operations/findings/saveIssues';
import { appendDecisionEvents } from '../../database/operations/triage/appendDecisionEvents';
import {
  ActiveCoverage,
  loadActiveCoverage,
} from '../../database/operations/triage/loadCoverage';
import { saveDecision } from '../../database/operations/triage/saveDecision';
import { supersedeOutboxRows } from '../../database/operations/triage/supersedeOutboxRows';
import { FindingRow } from '../../database/rows';
import { ValidDecision } from '../request/validateDecisionRequest';
import { VerdictLookup } from '../types';
import { reduceCoverage } from '../state/coverage';
import { Coverable, coverageOf } from '../state/coverageOf';
import { writeBackCodes } from '../state/outbox';
import { statusUnderDecision } from '../state/statusUnderDecision';
import { EndedCoverage, endDecisions } from './endDecisions';
import { enqueue } from './enqueue';
import { showDecisions } from './showDecisions';

/** A decision that is about to be made. */
export type NewDecision = ValidDecision & {
  id: string;
  entityRef: string;
  /** ISO 8601 */
  at: string;
  by: string;
  issueKeys: string[];
};

type Candidate = {
  finding: FindingRow;
  former: ActiveCoverage | undefined;
  coverable: Coverable;
  to: FindingStatus;
};

/** Stores a decision and everything that follows from it, in the given transaction. */
export async function makeDecision(
  transaction: Knex.Transaction,
  decision: NewDecision,
  options: { writeBack: WriteBackSettings; verdicts?: VerdictLookup },
): Promise<void> {
  const { writeBack, verdicts } = options;
  const candidates = await findCandidates(transaction, decision);
  const covered = candidates.filter(({ coverable }) => coverable.covered);
  if (covered.length === 0) {
    throw new ConflictError(nothingCovered(candidates));
  }
  const { id, at, by, endsAt } = decision;
  const issueKeys = covered.map(({ finding }) => finding.key);

  const versions = await verdicts?.versions(
    transaction,
    candidates.map(({ finding }) => finding),
  );

  await endDecisions(transaction, formerEnds(covered, decision));
  await saveDecision(
    transaction,
    {
      id,
      kind: decision.kind,
      entity_ref: decision.entityRef,
      reason: decision.reason ?? null,
      justification: decision.justification ?? null,
      created_at: at,
      created_by: by,
      ends_at: endsAt ?? null,
      state: 'active',
      ended_at: null,
      ended_cause: null,
    },
    candidates.map(candidate => ({
      ...toDecisionFinding(candidate, id),
      verdict_version: versions?.get(candidate.finding.key) ?? null,
    })),
  );
  await supersedeOutboxRows(transaction, issueKeys, {
    at,
    code: writeBackCodes.superseded,
    message: 'A later decision took its place',
  });
  await enqueue(transaction, {
    decisionId: id,
    phase: 'active',
    issueKeys,
    at,
    writeBack,
  });
  await showDecisions(
    transaction,
    covered.map(({ finding, to }) => ({
      issueKey: finding.key,
      status: to,
      decisionId: id,
      endsAt,
    })),
  );
  await appendDecisionEvents(transaction, [
    {
      decisionId: id,
      at,
      event: 'made',
      by,
      detail: { kind: decision.kind, endsAt, findings: issueKeys.length },
    },
  ]);
  await appendEvents(
    transaction,
    covered.map(({ finding, to }) => ({
      issue_key: finding.key,
      at,
      event: 'decision-made',
      by,
      from: finding.status,
      to,
      decision_id: id,
      detail: decision.kind,
    })),
  );
}

async function findCandidates(
  transaction: Knex.Transaction,
  { issueKeys, kind }: NewDecision,
): Promise<Candidate[]> {
  const findings = await lockIssues(transaction, issueKeys);
  const missing = issueKeys.find(key => !findings.has(key));
  if (missing !== undefined) {
    throw new NotFoundError(`No finding with key ${missing}`);
  }
  const active = await loadActiveCoverage(transaction, issueKeys);
  return [...findings.values()].map(finding => {
    const former = active.get(finding.key);
    return {
      finding,
      former,
      coverable: coverageOf(
        kind,
        {
          failing: Boolean(finding.failing),
          awsStatus: finding.aws_status,
          status: finding.status,
        },
        former,
      ),
      to: statusUnderDecision(finding.aws_status, kind),
    };
  });
}

function formerEnds(
  covered: Candidate[],
  { id, at, by, kind }: NewDecision,
): EndedCoverage[] {
  const ended: EndedCoverage[] = [];
  for (const { finding, former, to } of covered) {
    if (former) {
      const type = kind === 'reopen' ? 'reopened' : 'decided-again';
      const event = { type, at, by, decisionId: id } as const;
      const end = reduceCoverage({ state: 'active' }, event, former);
      if (end.state === 'ended') {
        ended.push({ coverage: former, end, from: finding.status, to });
      }
    }
  }
  return ended;
}

function toDecisionFinding({ finding, coverable }: Candidate, id: string) {
  return {
    decision_id: id,
    issue_key: finding.key,
    state: coverable.covered ? 'active' : 'not-covered',
    ended_at: null,
    ended_cause: null,
    ended_by: null,
    ended_by_decision: null,
    code: coverable.covered ? null : coverable.reason,
    message: coverable.covered ? null : coverable.message,
  } as const;
}

function nothingCovered(candidates: Candidate[]): string {
  const messages = new Set<string>();
  for (const { coverable } of candidates) {
    if (!coverable.covered) {
      messages.add(coverable.message);
    }
  }
  return `Nothing was decided. ${
    candidates.length === 1 ? 'The finding' : 'None of the findings'
  } can be decided so: ${[...messages].join('; ')}`;
}
