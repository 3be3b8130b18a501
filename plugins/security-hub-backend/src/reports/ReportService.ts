import {
  ConflictPage,
  CoverageReport,
  OrphanGroupPage,
  SelectorReport,
} from 'backstage-plugin-security-hub-common';
import { UserCredentials } from '../access/EntityAccess';
import { OrphanGrouping, ReportPage } from '../database/operations/reports';

/** State of a selector that gives nothing. */
export type IdleState = SelectorReport['items'][number]['state'];

/** Reports about the organisation, for the platform team. Each throws NotAllowedError to others. */
export interface ReportService {
  /** Findings that nobody owns, grouped, with a scope to suggest */
  orphans(
    query: ReportPage & { grouping: OrphanGrouping; accounts?: string[] },
    credentials: UserCredentials,
  ): Promise<OrphanGroupPage>;
  /** Sets of entities that match the same findings first */
  conflicts(
    page: ReportPage,
    credentials: UserCredentials,
  ): Promise<ConflictPage>;
  /** How many findings have an owner, in all and by account */
  coverage(
    page: ReportPage,
    credentials: UserCredentials,
  ): Promise<CoverageReport>;
  /** Selectors that match nothing, may not, or cannot be read; of entities that the catalog shows to the caller */
  selectors(
    query: ReportPage & { states?: IdleState[] },
    credentials: UserCredentials,
  ): Promise<SelectorReport>;
}
