import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { SyncState } from '../../database/operations/sync';
import { isDue } from './isDue';

/** These need somebody to change something: trying every minute only fills the logs of both sides. */
const lasting = [
  'denied',
  'hub-not-enabled',
  'not-connected',
  'credentials',
  'invalid-request',
];

/**
 * Whether a full read is to begin or to go on. Pure.
 *
 * @param schedules - `fullRead`: time between two; `incremental`: time until a lasting failure is tried again
 */
export function isFullReadDue(
  state: SyncState | undefined,
  now: number,
  schedules: { fullRead: HumanDuration; incremental: HumanDuration },
): boolean {
  const failure = state?.lastError;
  if (failure && lasting.includes(failure.kind)) {
    const pause = durationToMilliseconds(schedules.incremental);
    if (!isDue(failure.at, pause, now)) {
      return false;
    }
  }
  if (!state?.lastFullReadAt || state.progress || state.fullReadWantedAt) {
    return true;
  }
  const period = durationToMilliseconds(schedules.fullRead);
  return isDue(state.lastFullReadAt, period, now);
}
