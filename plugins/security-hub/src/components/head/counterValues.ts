import { EntitySummary } from 'backstage-plugin-security-hub-common';
import { CounterName } from './counterFilters';

/** The counters in the order of their urgency. */
export const counterNames: readonly CounterName[] = [
  'actNow',
  'thisSprint',
  'later',
  'overdue',
  'expiring',
  'accepted',
];

/** The numbers of the counters. */
export function counterValues(
  counters: EntitySummary['counters'],
): Record<CounterName, number> {
  return {
    actNow: counters.critical,
    thisSprint: counters.high,
    later: counters.medium + counters.low,
    overdue: counters.overdue,
    expiring: counters.expiring,
    accepted: counters.accepted,
  };
}
