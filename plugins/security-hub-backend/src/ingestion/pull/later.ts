import { isDue } from './isDue';

/** The later of two ISO 8601 times in UTC with milliseconds. */
export function later(one: string | undefined, other: string): string {
  return one !== undefined && one > other ? one : other;
}

/** As {@link later}, for times of our clock: one that lies in the future was written before the clock was set back. */
export function laterByUs(
  one: string | undefined,
  other: string,
  now: number,
): string {
  return isDue(one, Number.POSITIVE_INFINITY, now) ? other : later(one, other);
}
