import { Environment } from 'backstage-plugin-security-hub-common';

/** An account as config describes it. */
export type LedgerAccountSettings = {
  id: string;
  partition: string;
  name?: string;
  environment: Environment;
  /** Entity ref of the group that owns it */
  owner?: string;
  contact?: string;
};

/** Which tags of accounts in AWS Organizations the ledger believes, and what their values mean. */
export type AccountTagSettings = {
  /** Tag keys, case-sensitive; absent ones are not read */
  keys: { environment?: string; owner?: string; contact?: string };
  /** By the tag's value in lower case */
  environments: ReadonlyMap<string, Exclude<Environment, 'unknown'>>;
  /** Refs of groups by the tag's value in lower case; another value is the name or the ref of a group itself */
  owners: ReadonlyMap<string, string>;
};
