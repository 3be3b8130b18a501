import {
  EventQueueState,
  FreshnessNote,
} from 'backstage-plugin-security-hub-common';
import { AccountEvents } from '../../database/operations/accounts';
import { PushState } from '../../database/operations/push';
import { TargetFreshness } from './TargetFreshness';

function secondsOf(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined
    ? undefined
    : Math.max(0, Math.round(milliseconds / 1000));
}

/** A queue of events as the API shows it. */
export function presentQueue(queue: PushState): EventQueueState {
  const working = queue.state === 'ok' || queue.state === 'starting';
  return {
    state: working ? (queue.state as 'ok' | 'starting') : 'failed',
    message: working ? undefined : queue.message,
    waiting: queue.depth?.waiting,
    deadLetters: queue.depth?.deadLetters,
    unreadable: queue.counts.poison,
    lagSeconds: secondsOf(queue.lagMilliseconds),
    lastEventAt: queue.lastEventAt,
  };
}

function notesOf({ state, message }: EventQueueState): FreshnessNote[] {
  return state === 'failed'
    ? [
        {
          kind: 'events-failed',
          message: message ?? 'The queue of events cannot be read',
        },
      ]
    : [];
}

/**
 * What events add to a target: when the last one of its findings came, and whether the queue of its source brings any at all. It does not
 * change the state: reads bring the same findings, only later.
 *
 * @param last - the newest event of this target; undefined: none came yet
 */
export function withQueue(
  target: TargetFreshness,
  queue: PushState | undefined,
  last: AccountEvents | undefined,
): TargetFreshness {
  if (!queue) {
    return target;
  }
  const notes = [...notesOf(presentQueue(queue)), ...(target.notes ?? [])];
  return {
    ...target,
    lastEventAt: last?.lastEventAt,
    lagSeconds: secondsOf(last?.lagMilliseconds),
    notes: notes.length > 0 ? notes : undefined,
  };
}
