const EXPIRING_MILLISECONDS = 14 * 24 * 60 * 60 * 1000;

/**
 * The time before which an acceptance has to end to count as *expiring*: 14 days from now; ISO 8601 in UTC with milliseconds.
 */
export function expiringBefore(now: string): string {
  return new Date(Date.parse(now) + EXPIRING_MILLISECONDS).toISOString();
}
