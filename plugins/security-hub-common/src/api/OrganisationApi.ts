import type { operations } from './generated/schema';
import type {
  Claim,
  ClaimPage,
  ConflictPage,
  CoverageReport,
  LedgerAccountPage,
  OrphanGroupPage,
  ScopePreview,
  ScopePreviewRequest,
  SelectorReport,
} from './types';

/** What every request takes. @public */
export type SecurityHubRequestOptions = {
  /** Ends the request when the reader has left */
  signal?: AbortSignal;
};

/** Which page of a list. @public */
export type PageQuery = {
  /** 1 to 200; default 50 */
  limit?: number;
  /** Items to pass over; default 0 */
  offset?: number;
};

/** Which claims, and which page of them. @public */
export type ClaimsQuery = NonNullable<
  operations['getClaims']['parameters']['query']
>;
/** Which accounts of the ledger, and which page of them. @public */
export type AccountsQuery = NonNullable<
  operations['getAccounts']['parameters']['query']
>;
/** Grouping and page of findings without an owner. @public */
export type OrphansQuery = NonNullable<
  operations['getOrphans']['parameters']['query']
>;
/** Which selectors, and which page of them. @public */
export type SelectorsQuery = NonNullable<
  operations['getSelectorReport']['parameters']['query']
>;

/** The part of the HTTP API that is about the organisation: whose accounts, whose findings, and what is nobody's. @public */
export interface OrganisationApi {
  /** The account ledger: all of it to the platform group, to others the accounts of their groups. */
  getAccounts(
    query?: AccountsQuery,
    options?: SecurityHubRequestOptions,
  ): Promise<LedgerAccountPage>;
  /** What annotations would match; nothing is kept. */
  previewScope(
    request: ScopePreviewRequest,
    options?: SecurityHubRequestOptions,
  ): Promise<ScopePreview>;
  /** Claims on accounts and what became of them. */
  getClaims(
    query?: ClaimsQuery,
    options?: SecurityHubRequestOptions,
  ): Promise<ClaimPage>;
  /** Confirms or rejects a claim; `hash` is that of the claim as it was shown. */
  decideClaim(
    claimId: string,
    verdict: { verdict: 'confirm' | 'reject'; hash: string; comment?: string },
    options?: SecurityHubRequestOptions,
  ): Promise<Claim>;
  /** Findings that no entity owns, grouped. */
  getOrphans(
    query?: OrphansQuery,
    options?: SecurityHubRequestOptions,
  ): Promise<OrphanGroupPage>;
  /** Entities that match the same findings equally. */
  getConflicts(
    query?: PageQuery,
    options?: SecurityHubRequestOptions,
  ): Promise<ConflictPage>;
  /** How many findings have an owner, in all and by account. */
  getCoverage(
    query?: PageQuery,
    options?: SecurityHubRequestOptions,
  ): Promise<CoverageReport>;
  /** Selectors that match nothing, claim what they may not, or cannot be read. */
  getSelectorReport(
    query?: SelectorsQuery,
    options?: SecurityHubRequestOptions,
  ): Promise<SelectorReport>;
}
