const EXPIRING_MILLISECONDS = 14 * 24 * 60 * 60 * 1000;

/**
 * The time before which an acceptance has to end to count as *expiring*: 14 days from now; milliseconds since 1970.
 *
 * @param now - ISO 8601
 */
export function expiringBefore(now: string): number {
  return Date.parse(now) + EXPIRING_MILLISECONDS;
}
