/** An account and Region whose Security Hub is addressed, and with which right. */
export type HubTarget = {
  source: string;
  partition: string;
  account: string;
  region: string;
  access: 'read' | 'write';
};

/** Why a call to AWS failed, in our words. `throttled`, `unavailable` and `timeout` are worth a later try. */
export type HubErrorKind =
  | 'denied'
  | 'hub-not-enabled'
  | 'not-connected'
  | 'throttled'
  | 'credentials'
  | 'invalid-request'
  | 'expired-token'
  | 'unavailable'
  | 'timeout';

/**
 * Who goes first when reads wait for the same budget: people and verification of writes (`interactive`), then doubtful
 * records, status sweep, incremental read, full read.
 */
export const readPriorities = [
  'interactive',
  'dirty',
  'status-sweep',
  'incremental',
  'full',
] as const;
/** One of {@link readPriorities}. */
export type ReadPriority = (typeof readPriorities)[number];

/** A page of GetFindings. */
export type FindingsPage = {
  findings: unknown[];
  nextToken?: string;
  /** AWS's clock when the request was sent; ISO 8601 */
  observedAt: string;
};

/** Filters of GetFindings, in AWS's form (`AwsSecurityFindingFilters`). */
export type HubFilters = Record<string, unknown>;

/** One request for a page of findings. */
export type FindingsRequest = {
  /** In the form of the operation: `AwsSecurityFindingFilters`, or `OcsfFindingFilters` of GetFindingsV2 */
  filters: HubFilters;
  sort?: Array<{ field: string; order: 'asc' | 'desc' }>;
  /** At most 100, the default */
  maxResults?: number;
  nextToken?: string;
  /** Place in the queue for the budget, default `interactive` */
  priority?: ReadPriority;
  signal?: AbortSignal;
};

/** What a finding of the unified Security Hub is named by in an answer: by `metadata.uid`, or by its three parts. */
export type UnifiedFindingName = {
  /** `metadata.uid` */
  metadataUid?: string;
  /** `cloud.account.uid` */
  account?: string;
  /** `finding_info.uid` */
  id?: string;
  /** `metadata.product.uid` */
  productArn?: string;
};

/** One BatchUpdateFindingsV2: the same status for up to 100 findings. */
export type UnifiedFindingsUpdate = {
  identifiers: Array<{
    metadataUid?: string;
    account: string;
    id: string;
    productArn: string;
  }>;
  workflow: 'NEW' | 'NOTIFIED' | 'SUPPRESSED';
  /** 1 to 512 characters; replaces the one that is there */
  comment?: string;
  /** RoleSessionName of the write, e.g. `securityhub-<decision id>` */
  sessionName?: string;
};

/** The unified Security Hub's answer to an update. */
export type UnifiedFindingsUpdateResult = {
  processed: UnifiedFindingName[];
  unprocessed: Array<UnifiedFindingName & { code: string; message: string }>;
};

/** One BatchUpdateFindings: the same change for up to 100 findings. */
export type FindingsUpdate = {
  identifiers: Array<{ id: string; productArn: string }>;
  workflow?: 'NEW' | 'NOTIFIED' | 'SUPPRESSED';
  userDefinedFields?: Record<string, string>;
  note?: { text: string; updatedBy: string };
  /** RoleSessionName of the write, e.g. `securityhub-<decision id>` */
  sessionName?: string;
};

/** AWS's answer to an update. */
export type FindingsUpdateResult = {
  processed: Array<{ id: string; productArn: string }>;
  unprocessed: Array<{
    id: string;
    productArn: string;
    code: string;
    message: string;
  }>;
};

/**
 * Security Hub of one account and Region. Rate limited, retried; what fails for good is a `HubError`.
 * Documents are what AWS SDK gives: it drops members that it does not know (e.g. `SeverityLabel`, vendors' own), which
 * EventBridge keeps.
 */
export interface SecurityHubGateway {
  getFindings(request: FindingsRequest): Promise<FindingsPage>;
  /** Findings of the unified Security Hub, in OCSF; filters and fields to sort by in its form. */
  getFindingsV2(request: FindingsRequest): Promise<FindingsPage>;
  /** Needs a target with access `write`. An error of kind `timeout` does not tell whether AWS has taken the update. */
  batchUpdateFindings(update: FindingsUpdate): Promise<FindingsUpdateResult>;
  /** As {@link SecurityHubGateway.batchUpdateFindings}, in the unified Security Hub. */
  batchUpdateFindingsV2(
    update: UnifiedFindingsUpdate,
  ): Promise<UnifiedFindingsUpdateResult>;
  /** @throws HubError `hub-not-enabled` where the account does not have the unified Security Hub in this Region */
  describeUnifiedHub(): Promise<{ hubArn: string }>;
  /** @throws HubError `hub-not-enabled` where the account does not have Security Hub CSPM in this Region */
  describeHub(): Promise<{ hubArn: string; controlFindingGenerator?: string }>;
  /** All members, associated or not, over all pages; `status` is AWS's `MemberStatus`, e.g. `Enabled` */
  listMembers(): Promise<Array<{ account: string; status?: string }>>;
}

/** Gives the gateway of a target. */
export interface GatewayProvider {
  /** @throws HubError when it cannot be reached: not in config, role denied, credentials of another account */
  forTarget(target: HubTarget): Promise<SecurityHubGateway>;
}
