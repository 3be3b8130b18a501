import {
  DecisionEndCause,
  DecisionKind,
  DecisionReason,
  WorkflowStatus,
  WriteBackState,
} from 'backstage-plugin-security-hub-common';

/** Row of `decisions`. */
export type DecisionRow = {
  id: string;
  kind: DecisionKind;
  entity_ref: string;
  reason: DecisionReason | null;
  justification: string | null;
  created_at: string;
  created_by: string;
  ends_at: string | null;
  state: 'active' | 'ended';
  ended_at: string | null;
  ended_cause: DecisionEndCause | null;
};

/** Row of `decision_findings`. */
export type DecisionFindingRow = {
  decision_id: string;
  issue_key: string;
  state: 'active' | 'ended' | 'not-covered';
  ended_at: string | null;
  ended_cause: DecisionEndCause | null;
  ended_by: string | null;
  ended_by_decision: string | null;
  code: string | null;
  message: string | null;
  verdict_version: string | null;
};

/** Row of `decision_events`. */
export type DecisionEventRow = {
  id: number;
  decision_id: string;
  at: string;
  event: string;
  by: string | null;
  issue_key: string | null;
  detail: string | null;
};

/** Row of `outbox`. Booleans come back as 0 and 1 from SQLite: read them with `Boolean()`. */
export type OutboxRow = {
  id: number;
  decision_id: string;
  issue_key: string;
  record_key: string;
  phase: 'active' | 'ended';
  state: WriteBackState | 'sending';
  superseded: boolean;
  route: 'member' | 'administrator';
  workflow: WorkflowStatus | null;
  attempts: number;
  reads: number;
  next_at: string;
  lease: string | null;
  lease_until: string | null;
  code: string | null;
  message: string | null;
  created_at: string;
  updated_at: string;
  written_at: string | null;
  verified_at: string | null;
};
