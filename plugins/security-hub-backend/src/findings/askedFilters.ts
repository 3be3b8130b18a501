import { Verdict } from 'backstage-plugin-security-hub-common';
import { FindingFilters } from '../database/operations/queries/findingQuery';

/** A verdict to filter by; `none`: findings on which the organisation decided nothing. */
export type VerdictFilter = Verdict | 'none';

/** What a person filters by. */
export type AskedFilters = Omit<FindingFilters, 'verdicts'> & {
  verdict?: VerdictFilter[];
};
