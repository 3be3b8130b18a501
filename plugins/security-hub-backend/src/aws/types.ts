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
  getFindings(request: {
    filters: HubFilters;
    sort?: Array<{ field: string; order: 'asc' | 'desc' }>;
    maxResults?: number;
    nextToken?: string;
    /** Place in the queue for the budget, default `interactive` */
    priority?: ReadPriority;
    signal?: AbortSignal;
  }): Promise<FindingsPage>;
  /** Needs a target with access `write`. An error of kind `timeout` does not tell whether AWS has taken the update. */
  batchUpdateFindings(update: FindingsUpdate): Promise<FindingsUpdateResult>;
  describeHub(): Promise<{ hubArn: string; controlFindingGenerator?: string }>;
  /** All members, associated or not, over all pages; `status` is AWS's `MemberStatus`, e.g. `Enabled` */
  listMembers(): Promise<Array<{ account: string; status?: string }>>;
}

/** Gives the gateway of a target. */
export interface GatewayProvider {
  /** @throws HubError when it cannot be reached: not in config, role denied, credentials of another account */
  forTarget(target: HubTarget): Promise<SecurityHubGateway>;
}
