import { cloudFormationType } from '../../unified/cloudFormationType';

/** One resource of the world, as AWS Config and the Tagging API know it. */
export type KnownResource = {
  readonly arn: string;
  readonly accountId: string;
  /** `global` for resources that exist once for all Regions. */
  readonly region: string;
  /** CloudFormation type. */
  readonly type: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Whether it ever had tags. */
  readonly everTagged: boolean;
};

const globalServices = new Set([
  'iam',
  'cloudfront',
  'route53',
  'organizations',
]);
const noTags: KnownResource['tags'] = {};

/**
 * What an ARN and a finding tell of a resource.
 *
 * @param seen - account and Region where the ARN names none; type, and tags if there are any, as the finding has them
 */
export function knownResource(
  arn: string,
  seen: {
    account: string;
    region: string;
    type: string;
    tags?: KnownResource['tags'];
  },
): KnownResource {
  const [, , service, region, account] = arn.split(':');
  // A part of the ARN is a text of its own: where it says the same, the one that all findings share is kept.
  const isOther = /^\d{12}$/.test(account) && account !== seen.account;
  let place = region && region !== seen.region ? region : seen.region;
  if (globalServices.has(service)) {
    place = 'global';
  }
  return {
    arn,
    accountId: isOther ? account : seen.account,
    region: place,
    type: cloudFormationType(seen.type),
    tags: seen.tags ?? noTags,
    everTagged: seen.tags !== undefined,
  };
}

/** Where an ARN is in a list that is in order of ARN, or would be: the first place that is not before it. */
export function placeOfArn(
  resources: readonly KnownResource[],
  arn: string,
): number {
  let low = 0;
  let high = resources.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (resources[middle].arn < arn) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
