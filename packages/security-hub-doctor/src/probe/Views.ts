import { SecurityHubClient } from '@aws-sdk/client-securityhub';

/** Others who look at the finding, or write to it. */
export type Views = {
  /** The Security Hub administrator, in the finding's Region */
  administrator?: SecurityHubClient;
  /** Whoever sees the aggregated findings, in the home Region; with the Region's name */
  home?: { client: SecurityHubClient; region: string };
};
