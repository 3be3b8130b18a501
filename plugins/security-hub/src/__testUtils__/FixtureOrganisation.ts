import {
  Claim,
  ClaimPage,
  ClaimsQuery,
  ConflictPage,
  CoverageReport,
  OrganisationApi,
  OrphanGroupPage,
  OrphansQuery,
  PageQuery,
  RollUpMemberPage,
  ScopePreview,
  ScopePreviewRequest,
  SelectorReport,
  SelectorsQuery,
} from 'backstage-plugin-security-hub-common';

/** The part of the backend in memory that is about the organisation. What it answers can be changed by tests. */
export class FixtureOrganisation implements OrganisationApi {
  claims: Claim[] = [];
  members: RollUpMemberPage = { items: [], totalItems: 0, hidden: 0 };
  orphans: OrphanGroupPage = { items: [], totalItems: 0, totalFindings: 0 };
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

  async previewScope(request: ScopePreviewRequest): Promise<ScopePreview> {
    return this.preview(request);
  }

  async getClaims(query: ClaimsQuery = {}): Promise<ClaimPage> {
    const items = this.claims.filter(
      ({ state }) => query.state?.includes(state) ?? true,
    );
    return { mode: 'confirm', items, totalItems: items.length };
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

  async getOrphans(_query?: OrphansQuery): Promise<OrphanGroupPage> {
    return this.orphans;
  }

  async getConflicts(_query?: PageQuery): Promise<ConflictPage> {
    return this.conflicts;
  }

  async getCoverage(_query?: PageQuery): Promise<CoverageReport> {
    return this.coverage;
  }

  async getSelectorReport(_query?: SelectorsQuery): Promise<SelectorReport> {
    return this.selectors;
  }
}
