import { OutboxRow } from '../../database/operations/triage/rows';
import { OutboxChange } from '../../database/operations/triage/updateOutboxRows';
import { WriteBack } from '../state/outbox';

/** The changing part of a stored row. */
export function toWriteBack(row: OutboxRow): WriteBack {
  return {
    state: row.state,
    superseded: Boolean(row.superseded),
    route: row.route,
    workflow: row.workflow ?? undefined,
    attempts: row.attempts,
    reads: row.reads,
    nextAt: row.next_at,
    code: row.code ?? undefined,
    message: row.message ?? undefined,
    writtenAt: row.written_at ?? undefined,
    verifiedAt: row.verified_at ?? undefined,
  };
}

/** The columns of a state. */
export function toChange(state: WriteBack): OutboxChange {
  return {
    state: state.state,
    superseded: state.superseded,
    route: state.route,
    workflow: state.workflow ?? null,
    attempts: state.attempts,
    reads: state.reads,
    next_at: state.nextAt,
    code: state.code ?? null,
    message: state.message ?? null,
    written_at: state.writtenAt ?? null,
    verified_at: state.verifiedAt ?? null,
  };
}
