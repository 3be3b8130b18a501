import { FreshnessState } from 'backstage-plugin-security-hub-common';

/**
 * Worst first: what nothing is known of, then what AWS does not check, then what mends itself. Only `ok` is green.
 */
const order: readonly FreshnessState[] = [
  'denied',
  'hub-not-enabled',
  'not-connected',
  'region-not-linked',
  'error',
  'standard-off',
  'config-not-recording',
  'throttled',
  'never-read',
  'stale',
  'ok',
];

/** The worst of some states; nothing known is never green. */
export function worstOf(states: readonly FreshnessState[]): FreshnessState {
  return order.find(state => states.includes(state)) ?? 'not-connected';
}

/** For sorting, the worst first. */
export function compareStates(one: FreshnessState, other: FreshnessState) {
  return order.indexOf(one) - order.indexOf(other);
}
