import { Environment } from 'backstage-plugin-security-hub-common';

/** What of ownership is not in the catalog. */
export type OwnershipSettings = {
  /** Only these tag keys may give findings to entities; absent: all */
  trustedTagKeys?: string[];
  /** Whom findings belong to that no selector matches: the first rule that fits counts; absent: none */
  rules?: OwnershipRule[];
  /** What accounts share with others, as AWS RAM does; absent: nothing */
  shares?: OwnershipShare[];
};

/** Gives findings that no entity claims to an entity. All conditions hold for the same resource; an empty one is not asked for. */
export type OwnershipRule = {
  /** Told as the reason; unique */
  name: string;
  /** Full ref of a Component, API, Resource, System, Domain or Group */
  owner: string;
  accounts: string[];
  /** Of the account, as the ledger has it */
  environments: Array<Exclude<Environment, 'unknown'>>;
  regions: string[];
  /** Ids of controls, e.g. `EC2.2` */
  controls: string[];
  /** Types as Security Hub writes them, e.g. `AwsEc2Vpc` */
  resourceTypes: string[];
  /** Names of resources, or what people call them; `*` is any text */
  names: string[];
  /** ARN patterns */
  arns: string[];
  /** `Key` or `Key=value`, joined by AND; `*` in the value is any text */
  tags: string[];
};

/** Resources that an account shares with others, e.g. subnets or a transit gateway. */
export type OwnershipShare = {
  /** Told as the reason; unique */
  name: string;
  /** ARN patterns, each with the account that owns the resources */
  arns: string[];
  /** The participants */
  accounts: string[];
};
