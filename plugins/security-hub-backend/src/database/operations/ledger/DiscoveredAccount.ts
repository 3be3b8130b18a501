/** What Security Hub and AWS Organizations say of an account. */
export type AccountFacts = {
  /** 12 digits */
  id: string;
  /** In AWS Organizations */
  name?: string;
  /** AWS's `MemberStatus`, or {@link ADMINISTRATOR_STATUS}; absent: Security Hub does not list it */
  memberStatus?: string;
  /** AWS's `State` in AWS Organizations; absent: not in the organisation, or it was not asked */
  organizationState?: string;
  /** Id of the organisational unit */
  organizationalUnit?: string;
};

/** `memberStatus` of the administrator itself, which its list of members leaves out. */
export const ADMINISTRATOR_STATUS = 'Administrator';

/** Values of the tags that config names, as written in AWS. */
export type AccountTagValues = {
  owner?: string;
  environment?: string;
  contact?: string;
};

/** An account that a source has named, now or before. Times are ISO 8601, our clock. */
export type DiscoveredAccount = AccountFacts & {
  source: string;
  partition: string;
  tags: AccountTagValues;
  firstSeenAt: string;
  lastSeenAt: string;
  /** When a complete answer of AWS first left it out; absent: it is there */
  removedAt?: string;
};
