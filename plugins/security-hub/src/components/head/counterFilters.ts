import { defaultStatuses, listFilters, ViewState } from '../../state/viewState';

/** A counter of the summary. */
export type CounterName =
  | 'actNow'
  | 'thisSprint'
  | 'later'
  | 'overdue'
  | 'expiring'
  | 'accepted';

/** The filters that list what a counter counts. */
export const counterFilters: Record<CounterName, Partial<ViewState>> = {
  actNow: { priority: ['critical'] },
  thisSprint: { priority: ['high'] },
  later: { priority: ['medium', 'low'] },
  overdue: { overdue: true },
  expiring: { status: ['accepted'], expiring: true },
  accepted: { status: ['accepted'] },
};

/** Whether the list shows exactly what the counter counts. */
export function isCounterChosen(name: CounterName, state: ViewState): boolean {
  const wanted = counterFilters[name];
  const lists = listFilters.every(filter => {
    const values: readonly string[] =
      wanted[filter] ?? (filter === 'status' ? defaultStatuses : []);
    const has: readonly string[] = state[filter];
    return (
      values.length === has.length && values.every(value => has.includes(value))
    );
  });
  return (
    lists &&
    state.overdue === (wanted.overdue ?? false) &&
    state.expiring === (wanted.expiring ?? false) &&
    state.q === '' &&
    state.firstSeenDays === undefined
  );
}
