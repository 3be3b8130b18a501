import { Random } from './Random';
import { ResourceKind } from './ResourceKind';
import { resourceKinds } from './resourceKinds';

/** A resource of the generated organisation. */
export type GeneratedResource = {
  account: string;
  region: string;
  kind: ResourceKind;
  /** The member of a finding's `Resources`; shared by all findings of the resource. */
  entry: Readonly<Record<string, unknown>>;
};

/**
 * Makes a resource.
 *
 * @throws Error for a kind that is not known
 */
export function generateResource(
  random: Random,
  options: {
    kind: string;
    account: string;
    region: string;
    name: string;
    tags?: Readonly<Record<string, string>>;
  },
): GeneratedResource {
  const kind = resourceKinds[options.kind];
  if (!kind) {
    throw new Error(`Unknown kind of resource: ${options.kind}`);
  }
  const { account, region, name } = options;
  const place = { account, region, name };
  return {
    account,
    region,
    kind,
    entry: {
      Type: kind.findingType,
      Id: kind.arn(place),
      Partition: 'aws',
      Region: region,
      ...(options.tags && !kind.untagged ? { Tags: options.tags } : {}),
      ...(kind.details ? { Details: kind.details(place, random) } : {}),
    },
  };
}
