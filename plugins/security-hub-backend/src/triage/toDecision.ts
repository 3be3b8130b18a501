import { Decision, WriteBackState } from 'backstage-plugin-security-hub-common';
import { StoredDecision } from '../database/operations/triage/loadDecision';
import {
  DecisionFindingRow,
  OutboxRow,
} from '../database/operations/triage/rows';

type Result = Decision['results'][number];

/** What most needs attention comes first: it stands for the whole finding. */
const byAttention: readonly WriteBackState[] = [
  'failed',
  'pending',
  'written',
  'off',
  'verified',
  'not-needed',
];

/** A decision as the API shows it. Pure. */
export function toDecision(stored: StoredDecision): Decision {
  const { decision, findings, outbox } = stored;
  const rows = new Map<string, OutboxRow[]>();
  for (const row of outbox) {
    rows.set(row.issue_key, [...(rows.get(row.issue_key) ?? []), row]);
  }
  return {
    id: decision.id,
    kind: decision.kind,
    entityRef: decision.entity_ref,
    reason: decision.reason ?? undefined,
    justification: decision.justification ?? undefined,
    createdAt: decision.created_at,
    createdBy: decision.created_by,
    endsAt: decision.ends_at ?? undefined,
    endedAt: decision.ended_at ?? undefined,
    endedBy: decision.ended_cause ?? undefined,
    state: decision.state,
    results: findings.map(finding =>
      toResult(finding, rows.get(finding.issue_key) ?? []),
    ),
  };
}

function toResult(finding: DecisionFindingRow, rows: OutboxRow[]): Result {
  if (finding.state === 'not-covered') {
    return {
      findingKey: finding.issue_key,
      verdict: finding.verdict_version ?? undefined,
      state: 'not-needed',
      records: 0,
      code: finding.code ?? undefined,
      message: finding.message ?? undefined,
    };
  }
  const summary = summariseWriteBack(rows);
  return {
    findingKey: finding.issue_key,
    verdict: finding.verdict_version ?? undefined,
    records: summary.records,
    state: summary.state,
    code: summary.code,
    message: summary.message,
    updatedAt: summary.updatedAt,
  };
}

/** What the rows of a finding in the outbox come to. */
export type WriteBackSummary = {
  state: WriteBackState;
  records: number;
  code?: string;
  message?: string;
  /** ISO 8601 */
  updatedAt?: string;
};

/** Folds the rows of one finding and one decision; of each record the latest row counts. Pure. */
export function summariseWriteBack(
  rows: ReadonlyArray<
    Pick<
      OutboxRow,
      'id' | 'record_key' | 'state' | 'code' | 'message' | 'updated_at'
    >
  >,
): WriteBackSummary {
  const latest = new Map<string, (typeof rows)[number]>();
  for (const row of [...rows].sort((a, b) => a.id - b.id)) {
    latest.set(row.record_key, row);
  }
  const counted = [...latest.values()];
  for (const state of byAttention) {
    const found = counted.filter(row => shownState(row.state) === state);
    const speaking = found.find(row => row.message) ?? found.at(0);
    if (speaking) {
      return {
        state,
        records: counted.length,
        code: speaking.code ?? undefined,
        message: speaking.message ?? undefined,
        updatedAt: counted.map(row => row.updated_at).reduce(later),
      };
    }
  }
  return { state: 'not-needed', records: 0 };
}

function shownState(state: OutboxRow['state']): WriteBackState {
  return state === 'sending' ? 'pending' : state;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
