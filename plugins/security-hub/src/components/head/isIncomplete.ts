import {
  Freshness,
  FreshnessState,
} from 'backstage-plugin-security-hub-common';

/** States in which all that AWS reports is known, be it now or some time ago. */
const complete: readonly FreshnessState[] = ['ok', 'stale'];

/** Whether some account of the entity could not be read or is not checked, so that a zero means nothing. */
export function isIncomplete(freshness: Freshness): boolean {
  return [freshness, ...freshness.accounts].some(
    ({ state }) => !complete.includes(state),
  );
}
