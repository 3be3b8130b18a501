import { WorkflowStatus } from 'backstage-plugin-security-hub-common';
import { DelayPolicy, nextTime } from './delay';

/** Which Security Hub is written to. */
export type WriteRoute = 'member' | 'administrator';

/** Where a row of the outbox stands; `sending` is shown to people as pending. */
export type OutboxState =
  | 'pending'
  | 'sending'
  | 'written'
  | 'verified'
  | 'failed'
  | 'not-needed'
  | 'off';

/** The part of a row that changes. Times are ISO 8601. */
export type WriteBack = {
  state: OutboxState;
  /** A later row for this record counts */
  superseded: boolean;
  route: WriteRoute;
  workflow?: WorkflowStatus;
  /** Failed tries since the last success */
  attempts: number;
  /** Reads since the last write that did not show it */
  reads: number;
  /** Nothing is done before */
  nextAt: string;
  code?: string;
  message?: string;
  writtenAt?: string;
  verifiedAt?: string;
};

/** What can happen to a row. `random`: 0 to 1, spreads the next try. */
export type WriteBackEvent =
  | { type: 'claimed' }
  | { type: 'nothing-to-write'; message: string }
  | {
      type: 'written';
      at: string;
      workflow: WorkflowStatus;
      random: number;
    }
  | {
      type: 'refused';
      at: string;
      code: string;
      message: string;
      /** Worth a later try */
      retryable: boolean;
      /** The member cannot be written to at all: the administrator is next, where the mode says so */
      unreachable: boolean;
      random: number;
    }
  | { type: 'seen'; at: string; message?: string }
  | { type: 'not-seen'; at: string; message: string; random: number }
  | { type: 'not-readable-yet'; nextAt: string }
  | { type: 'moot'; message: string }
  | { type: 'superseded' }
  | { type: 'retried'; at: string; route: WriteRoute }
  | { type: 'switched-off' };

/** How long and how often. */
export type WriteBackPolicy = {
  writes: DelayPolicy;
  reads: DelayPolicy;
  /** A write in the member that does not hold is made by the administrator */
  fallsBack: boolean;
};

/** Codes of our own beside those of AWS. */
export const writeBackCodes = {
  superseded: 'Superseded',
  ended: 'Ended',
  notSeen: 'NotSeen',
} as const;

const noProblem = { code: undefined, message: undefined } as const;

/** The next state. Pure; an event that does not fit the state gives the same object back. */
export function reduceWriteBack(
  row: WriteBack,
  event: WriteBackEvent,
  policy: WriteBackPolicy,
): WriteBack {
  switch (event.type) {
    case 'superseded':
      return supersede({ ...row, superseded: true });
    case 'retried':
      return !row.superseded && (row.state === 'failed' || row.state === 'off')
        ? {
            ...row,
            ...noProblem,
            state: 'pending',
            route: event.route,
            attempts: 0,
            reads: 0,
            nextAt: event.at,
          }
        : row;
    case 'switched-off':
      return row.state === 'pending' ? { ...row, state: 'off' } : row;
    case 'claimed':
      return (row.state === 'pending' || row.state === 'sending') &&
        !row.superseded
        ? { ...row, state: 'sending' }
        : row;
    case 'nothing-to-write':
    case 'written':
    case 'refused':
      return row.state === 'sending' ? sent(row, event, policy) : row;
    case 'not-readable-yet':
      return row.state === 'written' ? { ...row, nextAt: event.nextAt } : row;
    case 'seen':
    case 'not-seen':
    case 'moot':
      return row.state === 'written' ? reread(row, event, policy) : row;
    default:
      return row;
  }
}

function sent(
  row: WriteBack,
  event: Extract<
    WriteBackEvent,
    { type: 'nothing-to-write' | 'written' | 'refused' }
  >,
  policy: WriteBackPolicy,
): WriteBack {
  if (event.type === 'written') {
    return supersede({
      ...row,
      ...noProblem,
      state: 'written',
      workflow: event.workflow,
      writtenAt: event.at,
      attempts: 0,
      reads: 0,
      nextAt: nextTime(policy.reads, 0, event) ?? event.at,
    });
  }
  if (event.type === 'nothing-to-write') {
    return supersede({
      ...row,
      state: 'not-needed',
      code: undefined,
      message: event.message,
    });
  }
  const { code, message } = event;
  if (event.unreachable && policy.fallsBack && row.route === 'member') {
    return supersede({ ...row, ...toAdministrator(event.at), code, message });
  }
  const attempts = row.attempts + 1;
  const nextAt = event.retryable
    ? nextTime(policy.writes, row.attempts, event)
    : undefined;
  return supersede(
    nextAt === undefined
      ? { ...row, state: 'failed', attempts, code, message }
      : { ...row, state: 'pending', attempts, nextAt, code, message },
  );
}

function reread(
  row: WriteBack,
  event: Extract<WriteBackEvent, { type: 'seen' | 'not-seen' | 'moot' }>,
  policy: WriteBackPolicy,
): WriteBack {
  if (event.type === 'seen') {
    return {
      ...row,
      state: 'verified',
      verifiedAt: event.at,
      code: undefined,
      message: event.message,
    };
  }
  if (event.type === 'moot') {
    return {
      ...row,
      state: 'not-needed',
      code: undefined,
      message: event.message,
    };
  }
  const reads = row.reads + 1;
  const problem = { code: writeBackCodes.notSeen, message: event.message };
  const nextAt = nextTime(policy.reads, reads, event);
  if (nextAt !== undefined) {
    return { ...row, ...problem, reads, nextAt };
  }
  if (policy.fallsBack && row.route === 'member') {
    return { ...row, ...problem, ...toAdministrator(event.at), reads };
  }
  return { ...row, ...problem, state: 'failed', reads };
}

function toAdministrator(at: string) {
  return {
    state: 'pending',
    route: 'administrator',
    attempts: 0,
    nextAt: at,
  } as const;
}

/** A row whose place was taken does nothing any longer. One that is being sent ends when its answer is there. */
function supersede(row: WriteBack): WriteBack {
  const idle =
    row.state === 'pending' || row.state === 'written' || row.state === 'off';
  return row.superseded && idle
    ? {
        ...row,
        state: 'not-needed',
        code: writeBackCodes.superseded,
        message: 'A later decision took its place',
      }
    : row;
}
