import { SecurityHubClient } from '@aws-sdk/client-securityhub';
import { RateLimiter } from './RateLimiter';

/**
 * The budgets of one account and Region. AWS counts GetFindings and BatchUpdateFindings each apart from all other operations. It does not
 * say how it counts those of the unified Security Hub: as calls of other operations they have budgets of their own, and reads keep to the
 * lower rate of GetFindings, since they are as dear.
 */
export type HubLimiters = {
  getFindings: RateLimiter;
  batchUpdateFindings: RateLimiter;
  getFindingsV2: RateLimiter;
  batchUpdateFindingsV2: RateLimiter;
  other: RateLimiter;
};

/** One call of an operation, each try of which takes its turn at the limiter. */
export type HubCall<T> = {
  limiter: RateLimiter;
  /** 0 goes first */
  priority?: number;
  signal?: AbortSignal;
  sessionName?: string;
  /** The request goes on with a NextToken */
  continued?: boolean;
  send: (client: SecurityHubClient, signal: AbortSignal) => Promise<T>;
};
