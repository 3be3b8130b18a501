import { Environment } from 'backstage-plugin-security-hub-common';
import { ArnPattern, fitsTerm, matchesArn, TagTerm } from '../scope';
import { SubjectResource } from './types';

/** One resource of a finding as conditions see it. */
export type Facts = {
  account: string;
  /** Of the account, as the ledger has it */
  environment: Environment;
  /** Undefined: global, so it is in every Region; `unknown`: in none */
  region?: string;
  /** ARN spellings of the resource */
  ids: string[];
  /** Undefined: unknown */
  tags?: Record<string, string>;
};

/** Conditions with their patterns already read. */
export type Conditions = {
  accounts: ReadonlySet<string>;
  regions: ReadonlySet<string>;
  environments: ReadonlySet<string>;
  tags: TagTerm[];
  arns: ArnPattern[];
};

/** What a finding says that names no Region */
const UNKNOWN_REGION = 'unknown';

const globalRegions = new Set(['global', 'aws-global']);

/** What is known of a resource; of none, where the finding names none. */
export function factsOf(
  subject: { account: string; environment: Environment; region: string },
  resource: SubjectResource | undefined,
): Facts {
  const region = globalRegions.has(subject.region)
    ? undefined
    : resource?.region || subject.region || UNKNOWN_REGION;
  return {
    account: subject.account,
    environment: subject.environment,
    region: region && globalRegions.has(region) ? undefined : region,
    ids: resource ? [...new Set([resource.canonicalId, resource.id])] : [],
    tags: resource?.tags,
  };
}

/** Whether the resource has the tag; an unknown tag is not had. */
export function hasTag(facts: Facts, term: TagTerm): boolean {
  const { tags } = facts;
  if (!tags || !Object.prototype.hasOwnProperty.call(tags, term.key)) {
    return false;
  }
  return fitsTerm(term, tags[term.key]);
}

/** Whether the resource is in one of the Regions; a global one is in all, and no Regions are all. */
export function inRegions(facts: Facts, regions: ReadonlySet<string>): boolean {
  return (
    !regions.size || facts.region === undefined || regions.has(facts.region)
  );
}

/** Whether the account is in one of the environments; an unknown one is in none, and no environments are all. */
export function inEnvironments(
  facts: Facts,
  environments: ReadonlySet<string>,
): boolean {
  return !environments.size || environments.has(facts.environment);
}

/** Whether a resource meets all conditions; what is unknown of it is not met. */
export function meets(facts: Facts, conditions: Conditions): boolean {
  const { accounts, regions, environments, tags, arns } = conditions;
  return (
    (!accounts.size || accounts.has(facts.account)) &&
    inRegions(facts, regions) &&
    inEnvironments(facts, environments) &&
    tags.every(term => hasTag(facts, term)) &&
    (!arns.length ||
      arns.some(arn => facts.ids.some(id => matchesArn(arn, id))))
  );
}

/**
 * Whether an exception holds, or may hold: where the Region, the environment, the tags or the ARN that it asks for are unknown, the resource is left
 * out too, as a selector never matches more than it says.
 */
export function isExcluded(facts: Facts, conditions: Conditions): boolean {
  const { accounts, regions, environments, tags, arns } = conditions;
  return (
    (!accounts.size || accounts.has(facts.account)) &&
    (facts.region === UNKNOWN_REGION || inRegions(facts, regions)) &&
    (facts.environment === 'unknown' || inEnvironments(facts, environments)) &&
    (!tags.length ||
      facts.tags === undefined ||
      tags.every(term => hasTag(facts, term))) &&
    (!arns.length ||
      !facts.ids.length ||
      arns.some(arn => facts.ids.some(id => matchesArn(arn, id))))
  );
}
