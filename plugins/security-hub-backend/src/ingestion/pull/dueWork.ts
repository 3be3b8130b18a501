import { durationToMilliseconds } from '@backstage/types';
import { ScheduleSettings } from '../../config';
import { SyncKind, SyncState } from '../../database/operations/sync';
import { dueSince, isDue } from './isDue';
import { isFullReadDue } from './isFullReadDue';

/** A kind of work that is due on a target. */
export type DueWork = {
  kind: SyncKind;
  /** Milliseconds since 1970; 0: it was never done */
  since: number;
};

/** Ten thousand members are two hundred calls */
const MEMBERS_MILLISECONDS = 5 * 60_000;
/** A full read that has failed is not tried again before */
const RETRY_MILLISECONDS = 60_000;

/** When each kind is due. */
export type PullSchedules = Pick<
  ScheduleSettings,
  'fullRead' | 'incremental' | 'statusSweep' | 'dirtyReads'
>;

function fullSince(
  state: SyncState,
  now: number,
  schedules: PullSchedules,
): number | undefined {
  if (!isFullReadDue(state, now, schedules)) {
    return undefined;
  }
  const last = state.lastRuns?.full;
  if (state.lastError && !isDue(last, RETRY_MILLISECONDS, now)) {
    return undefined;
  }
  const unfinished = !state.lastFullReadAt || state.progress;
  if (unfinished || state.fullReadWantedAt) {
    // One that was broken off waits behind those that came meanwhile
    return Math.min(now, Date.parse(last ?? '') || 0);
  }
  const period = durationToMilliseconds(schedules.fullRead);
  return dueSince(state.lastFullReadAt, period, now);
}

/** What has to be done on a target now, by what was done last. Pure. */
export function dueWork(
  state: SyncState,
  now: number,
  schedules: PullSchedules,
): DueWork[] {
  const { lastRuns = {}, lastFullReadAt } = state;
  const due: DueWork[] = [];
  const add = (kind: SyncKind, since: number | undefined) => {
    if (since !== undefined) {
      due.push({ kind, since });
    }
  };
  if (state.role === 'administrator') {
    add('members', dueSince(lastRuns.members, MEMBERS_MILLISECONDS, now));
  }
  add('full', fullSince(state, now, schedules));
  if (lastFullReadAt) {
    for (const [kind, every] of [
      ['changes', schedules.incremental],
      ['sweep', schedules.statusSweep],
      ['dirty', schedules.dirtyReads],
    ] as const) {
      const period = durationToMilliseconds(every);
      // The first time is soon after the first full read
      const last = lastRuns[kind];
      const since = dueSince(last, period, now);
      add(
        kind,
        since === 0 ? Math.min(now, Date.parse(lastFullReadAt)) : since,
      );
    }
  }
  return due;
}
