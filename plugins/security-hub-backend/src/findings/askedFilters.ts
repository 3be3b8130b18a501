import { FindingFilters } from '../database/operations/queries/findingQuery';
import { VerdictFilter } from '../handbook/overlay';
import { VerdictLookup } from './lookups';

/** What a person filters by. */
export type AskedFilters = Omit<FindingFilters, 'verdicts'> & {
  verdict?: VerdictFilter[];
};

/** The filters as the database applies them. Where the organisation says nothing (no lookup), nothing has a verdict. */
export function filtersOf(
  { verdict, ...filters }: AskedFilters,
  verdicts: Pick<VerdictLookup, 'criteriaFor'> | undefined,
): FindingFilters {
  if (!verdict?.length) {
    return filters;
  }
  return {
    ...filters,
    verdicts: verdicts?.criteriaFor(verdict) ?? {
      anyOf: verdict.includes('none') ? [{ allOf: [] }] : [],
    },
  };
}
