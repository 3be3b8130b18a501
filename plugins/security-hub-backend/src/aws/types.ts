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

/** Security Hub of one account and Region. Rate limited; errors are {@link HubErrorKind}s (class `HubError`). */
export interface SecurityHubGateway {
  getFindings(request: {
    filters: HubFilters;
    sort?: Array<{ field: string; order: 'asc' | 'desc' }>;
    maxResults?: number;
    nextToken?: string;
    signal?: AbortSignal;
  }): Promise<FindingsPage>;
  batchUpdateFindings(update: FindingsUpdate): Promise<FindingsUpdateResult>;
  describeHub(): Promise<{ hubArn: string; controlFindingGenerator?: string }>;
  listMembers(): Promise<Array<{ account: string; status?: string }>>;
}

/** Gives the gateway of a target; throws `HubError` when it cannot be reached (role denied, wrong account). */
export interface GatewayProvider {
  forTarget(target: HubTarget): Promise<SecurityHubGateway>;
}
