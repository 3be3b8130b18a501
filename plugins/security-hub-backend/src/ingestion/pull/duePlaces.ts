import { SourceSettings } from '../../config';
import { SyncState } from '../../database/operations/sync';
import { DueWork, dueWork, PullSchedules } from './dueWork';
import { PullTarget, targetOf } from './pullTargets';

/** An account and Region on which something is due. */
export type DuePlace = {
  /** `source/account/Region` */
  key: string;
  /** What is read there: one target for each service */
  targets: PullTarget[];
  /** Since when the oldest of it is due, milliseconds since 1970 */
  since: number;
};

/** Work that is due on a target. */
export type TargetWork = DueWork & { target: PullTarget };

/**
 * What is due on one account and Region. Pure.
 *
 * @param states - one for each service
 */
export function workOf(
  states: SyncState[],
  now: number,
  schedules: PullSchedules,
): TargetWork[] {
  return states.flatMap((state, index) => {
    const target = targetOf(state);
    return (
      dueWork(state, now, schedules)
        // Both services have the same members
        .filter(({ kind }) => kind !== 'members' || index === 0)
        .map(work => ({ ...work, target }))
    );
  });
}

/**
 * The accounts and Regions on which something is due, those that have waited longest first. Pure.
 *
 * @param states - of all that is read by itself
 */
export function duePlaces(
  states: SyncState[],
  sources: SourceSettings[],
  now: number,
  schedules: PullSchedules,
): DuePlace[] {
  const strategies = new Map(
    sources.map(({ name, administrator }) => [
      name,
      administrator?.strategy ?? 'aggregator',
    ]),
  );
  const places = new Map<string, SyncState[]>();
  for (const state of states) {
    const strategy = strategies.get(state.source);
    // Members that were read by themselves before config was changed, until they are listed again
    const isLeftOver = state.role === 'member' && strategy === 'aggregator';
    if (strategy !== undefined && !isLeftOver) {
      const key = `${state.source}/${state.account}/${state.region}`;
      places.set(key, [...(places.get(key) ?? []), state]);
    }
  }
  const due: DuePlace[] = [];
  for (const [key, rows] of places) {
    const work = workOf(rows, now, schedules);
    if (work.length > 0) {
      const since = Math.min(...work.map(item => item.since));
      due.push({ key, targets: rows.map(targetOf), since });
    }
  }
  return due.sort((one, other) => one.since - other.since);
}
