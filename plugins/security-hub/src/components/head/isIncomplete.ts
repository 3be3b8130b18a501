import {
  Freshness,
  FreshnessState,
} from 'backstage-plugin-security-hub-common';

const unread: readonly FreshnessState[] = [
  'denied',
  'hub-not-enabled',
  'not-connected',
  'never-read',
  'error',
  'throttled',
];

/** Whether some account of the entity could not be read, so that a zero means nothing. */
export function isIncomplete(freshness: Freshness): boolean {
  return (
    unread.includes(freshness.state) ||
    freshness.accounts.some(({ state }) => unread.includes(state))
  );
}
