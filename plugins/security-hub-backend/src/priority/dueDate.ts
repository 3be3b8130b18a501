import { HumanDuration } from '@backstage/types';
import { DateTime, Duration } from 'luxon';

/** A time for which the risk was accepted. ISO 8601; without an end it still is. */
export type Pause = { from: string; to?: string };

/**
 * When a finding is due if it is never accepted: so long after it was first seen, by the calendar in UTC. Undefined where the policy gives
 * no time, or where it is not known since when it fails.
 */
export function unpausedDueDate(
  firstSeenAt: string,
  time: HumanDuration | undefined,
): string | undefined {
  const since = DateTime.fromISO(firstSeenAt, { zone: 'utc' });
  return time && since.isValid
    ? since.plus(Duration.fromObject(time)).toISO() ?? undefined
    : undefined;
}

/**
 * The due date of a finding that has been accepted. The clock runs from first seen; while a decision of ours accepts the risk it stands
 * still, and there is no due date; when the acceptance ends, for whatever reason, it goes on with the time that was left. So the date is
 * the one without acceptances, moved by the sum of their times: what was overdue before is overdue by as much again. Times that overlap
 * count once, and what lies before first seen not at all. A finding that AWS shows as SUPPRESSED without a decision of ours is not paused:
 * nobody said why, or until when. Pure, and the same in whatever order it is asked.
 */
export function pausedDueDate(
  unpaused: string | undefined,
  firstSeenAt: string,
  pauses: readonly Pause[],
): string | undefined {
  if (unpaused === undefined || pauses.some(({ to }) => to === undefined)) {
    return undefined;
  }
  const paused = pausedMilliseconds(Date.parse(firstSeenAt), pauses);
  return paused === 0
    ? unpaused
    : new Date(Date.parse(unpaused) + paused).toISOString();
}

function pausedMilliseconds(since: number, pauses: readonly Pause[]): number {
  let sum = 0;
  let until = since;
  const times = pauses
    .map(({ from, to }) => [Date.parse(from), Date.parse(to ?? from)] as const)
    .sort(([left], [right]) => left - right);
  for (const [from, to] of times) {
    const begin = Math.max(from, until);
    if (to > begin) {
      sum += to - begin;
      until = to;
    }
  }
  return sum;
}
