/**
 * Clocks of replicas may differ by so much, and AWS refuses requests beyond it anyway. What was done further in the future
 * was written before the clock was set back.
 */
const TOLERANCE_MILLISECONDS = 5 * 60_000;

/**
 * Since when something that comes round has been due. Pure.
 *
 * @param last - when it was done last, ISO 8601; absent: never
 * @param period - milliseconds
 * @returns milliseconds since 1970; 0: never done; undefined: not due
 */
export function dueSince(
  last: string | undefined,
  period: number,
  now: number,
): number | undefined {
  if (last === undefined) {
    return 0;
  }
  const at = Date.parse(last);
  if (at > now + TOLERANCE_MILLISECONDS) {
    return now;
  }
  return now >= at + period ? at + period : undefined;
}

/** Whether something that comes round is due. Pure; see {@link dueSince}. */
export function isDue(
  last: string | undefined,
  period: number,
  now: number,
): boolean {
  return dueSince(last, period, now) !== undefined;
}
