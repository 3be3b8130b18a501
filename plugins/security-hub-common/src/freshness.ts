import { Freshness, FreshnessState } from './api';

/** States in which all that AWS reports is known, be it now or some time ago. */
const complete: readonly FreshnessState[] = ['ok', 'stale'];

/** Whether some account could not be read or is not checked, so that a count of zero says nothing. @public */
export function isIncomplete(freshness: Freshness): boolean {
  return [freshness, ...freshness.accounts].some(
    ({ state }) => !complete.includes(state),
  );
}
