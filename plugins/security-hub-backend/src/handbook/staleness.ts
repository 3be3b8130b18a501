/** A review counts for so long, in days. */
export const STALE_AFTER_DAYS = 365;

const MILLISECONDS_A_DAY = 86_400_000;

/** Whether a review on a date (`YYYY-MM-DD`) is too long ago; what was never reviewed is not stale, but not there. */
export function isStale(reviewed: string | undefined, now: Date): boolean {
  return (
    reviewed !== undefined &&
    now.getTime() - Date.parse(reviewed) >=
      STALE_AFTER_DAYS * MILLISECONDS_A_DAY
  );
}
