import { FindingResource } from 'backstage-plugin-security-hub-common';

/** A resource that a tag source can be asked for. */
export type ReadableResource = {
  /** An ARN */
  resourceId: string;
  account: string;
  /** A Region, or `global` */
  region: string;
};

const arnForm =
  /^arn:(aws[a-z-]*):([a-z0-9-]+):([a-z0-9-]*):(\d{12})?:([\x20-\x7e]{1,900})$/;
const globalServices = new Set([
  'iam',
  'cloudfront',
  'route53',
  'organizations',
  'globalaccelerator',
]);

/** Where the Tagging API shows what is global, by partition. */
const globalHomes: Record<string, string> = {
  aws: 'us-east-1',
  'aws-cn': 'cn-north-1',
  'aws-us-gov': 'us-gov-west-1',
};

/**
 * What a tag source is asked for; undefined where it cannot know anything: a resource without an ARN, of AWS's own, or one whose ARN names
 * another account than the finding's, which proves nothing.
 *
 * @param finding - the account that owns it and its Region
 */
export function readableResource(
  resource: Pick<FindingResource, 'canonicalId' | 'region' | 'arnAccount'>,
  finding: { account?: string; region: string },
): ReadableResource | undefined {
  const { account } = finding;
  const match = arnForm.exec(resource.canonicalId);
  if (!match || account === undefined || !/^\d{12}$/.test(account)) {
    return undefined;
  }
  const [, , service, arnRegion, arnAccount] = match;
  const named = [arnAccount, resource.arnAccount];
  if (named.some(id => id !== undefined && id !== account)) {
    return undefined;
  }
  const region = globalServices.has(service)
    ? 'global'
    : arnRegion || (resource.region ?? finding.region);
  return { resourceId: resource.canonicalId, account, region };
}

/** The Region in which the Tagging API is asked for a resource; undefined where there is none. */
export function taggingRegion(
  region: string,
  partition: string,
): string | undefined {
  if (region === 'global' || region === 'aws-global') {
    return globalHomes[partition];
  }
  return /^[a-z]{2,4}(-[a-z]+)+-\d+$/.test(region) ? region : undefined;
}
