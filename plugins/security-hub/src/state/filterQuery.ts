import { FindingGroupsQuery } from 'backstage-plugin-security-hub-common';
import { DateTime } from 'luxon';
import { listFilters, ViewState } from './viewState';

/** The filters of a request, without order and page. */
export type FilterQuery = Omit<FindingGroupsQuery, 'by' | 'limit' | 'offset'>;

/**
 * The filters of a view as the API takes them. *First seen* counts from the start of a day, so that the same view asks the same question
 * all day long.
 */
export function filterQuery(state: ViewState, now: DateTime): FilterQuery {
  const query: FilterQuery = {};
  for (const name of listFilters) {
    if (state[name].length > 0) {
      Object.assign(query, { [name]: [...state[name]].sort() });
    }
  }
  const q = state.q.trim();
  return {
    ...query,
    ...(q === '' ? {} : { q }),
    ...(state.overdue ? { overdue: true } : {}),
    ...(state.expiring ? { expiring: true } : {}),
    ...(state.firstSeenDays === undefined
      ? {}
      : {
          firstSeenAfter:
            now
              .toUTC()
              .startOf('day')
              .minus({ days: state.firstSeenDays })
              .toISO() ?? undefined,
        }),
  };
}
