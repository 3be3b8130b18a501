import {
  AccountsQuery,
  Claim,
  ClaimPage,
  ClaimsQuery,
  ConflictPage,
  CoverageReport,
  LedgerAccountPage,
  OrganisationApi,
  OrphanGroup,
  OrphanGroupPage,
  OrphansQuery,
  PageQuery,
  RollUpMemberPage,
  ScopePreview,
  ScopePreviewRequest,
  SelectorReport,
  SelectorsQuery,
} from 'backstage-plugin-security-hub-common';
import { FixtureHandbook } from './FixtureHandbook';

/** The part of the backend in memory that is about the organisation. What it answers can be changed by tests. */
export class FixtureOrganisation
  extends FixtureHandbook
  implements OrganisationApi
{
  accounts: LedgerAccountPage = { items: [], totalItems: 0 };
  claims: Claim[] = [];
  claimsMode: ClaimPage['mode'] = 'confirm';
  members: RollUpMemberPage = { items: [], totalItems: 0, hidden: 0 };
  orphanGroups: Record<
    'account' | 'tag' | 'tagValue' | 'resourceType',
    OrphanGroup[]
  > = { account: [], tag: [], tagValue: [], resourceType: [] };
  conflicts: ConflictPage = { items: [], totalItems: 0, totalFindings: 0 };
  coverage: CoverageReport = {
    total: {
      findings: 0,
      primary: 0,
      rule: 0,
      ledger: 0,
      conflict: 0,
      orphan: 0,
    },
    items: [],
    totalItems: 0,
  };
  selectors: SelectorReport = { items: [], totalItems: 0 };
  preview: (request: ScopePreviewRequest) => ScopePreview = () => ({
    mode: 'ledger',
    owners: [],
    selectors: [],
    problems: [],
    findings: 0,
    resources: 0,
    sampleResources: [],
    yaml: '',
  });

  async getMembers(): Promise<RollUpMemberPage> {
    return this.members;
  }

  async getAccounts({
    q = '',
    state,
    environment,
  }: AccountsQuery = {}): Promise<LedgerAccountPage> {
    const items = this.accounts.items.filter(
      account =>
        [account.id, account.name, account.owner, account.contact]
          .join(' ')
          .includes(q) &&
        (state?.includes(account.state) ?? true) &&
        (environment?.includes(account.environment) ?? true),
    );
    return items.length === this.accounts.items.length
      ? this.accounts
      : { ...this.accounts, items, totalItems: items.length };
  }

  async previewScope(request: ScopePreviewRequest): Promise<ScopePreview> {
    return this.preview(request);
  }

  async getClaims(query: ClaimsQuery = {}): Promise<ClaimPage> {
    const items = this.claims.filter(
      ({ state }) => query.state?.includes(state) ?? true,
    );
    return { mode: this.claimsMode, items, totalItems: items.length };
  }

  async decideClaim(
    claimId: string,
    { verdict, comment }: { verdict: 'confirm' | 'reject'; comment?: string },
  ): Promise<Claim> {
    const claim = this.claims.find(({ id }) => id === claimId);
    if (!claim) {
      throw new Error(`No claim ${claimId}`);
    }
    claim.state = verdict === 'confirm' ? 'confirmed' : 'rejected';
    claim.comment = comment;
    return claim;
  }

  async getOrphans({
    by = 'account',
    tagKey,
    account,
  }: OrphansQuery = {}): Promise<OrphanGroupPage> {
    const items = this.orphanGroups[
      tagKey === undefined ? by : 'tagValue'
    ].filter(
      group => by !== 'account' || (account?.includes(group.value) ?? true),
    );
    return {
      items,
      totalItems: items.length,
      totalFindings: items.reduce((sum, { findings }) => sum + findings, 0),
    };
  }

  async getConflicts(_query?: PageQuery): Promise<ConflictPage> {
    return this.conflicts;
  }

  async getCoverage(_query?: PageQuery): Promise<CoverageReport> {
    return this.coverage;
  }

  async getSelectorReport({
    state,
  }: SelectorsQuery = {}): Promise<SelectorReport> {
    const items = this.selectors.items.filter(
      selector => state?.includes(selector.state) ?? true,
    );
    return items.length === this.selectors.items.length
      ? this.selectors
      : { items, totalItems: items.length };
  }
}
