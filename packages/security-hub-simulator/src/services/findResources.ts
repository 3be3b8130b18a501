import { memberOf, objectOf, textOf } from '../store/AsffRecord';
import { World } from '../store/World';
import { cloudFormationType } from '../unified/cloudFormationType';

/** One resource of the world, as AWS Config and the Tagging API know it. */
export type KnownResource = {
  arn: string;
  accountId: string;
  /** `global` for resources that exist once for all Regions. */
  region: string;
  /** CloudFormation type. */
  type: string;
  tags: Readonly<Record<string, string>>;
  /** Whether it ever had tags. */
  everTagged: boolean;
};

type Found = KnownResource & { updatedAt: number };

type Inventory = {
  records: number;
  tags: number;
  resources: readonly KnownResource[];
};

const inventories = new WeakMap<World, Inventory>();
const globalServices = new Set([
  'iam',
  'cloudfront',
  'route53',
  'organizations',
]);

function placeOf(
  arn: string,
  record: { account: string; region: string },
  given?: string,
): { accountId: string; region: string } {
  const [, , service, region, account] = arn.split(':');
  return {
    accountId: /^\d{12}$/.test(account) ? account : record.account,
    region: globalServices.has(service)
      ? 'global'
      : region || (given ?? record.region),
  };
}

function texts(tags: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tags).map(([key, value]) => [key, String(value)]),
  );
}

function inFindings(world: World): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const { account, region, finding } of world.records.all()) {
    const resources = Array.isArray(finding.Resources) ? finding.Resources : [];
    const updatedAt = Date.parse(textOf(finding, 'UpdatedAt') ?? '') || 0;
    for (const resource of resources) {
      const arn = textOf(resource, 'Id') ?? '';
      const known = found.get(arn);
      if (!arn.startsWith('arn:') || (known && known.updatedAt >= updatedAt)) {
        continue;
      }
      found.set(arn, {
        arn,
        ...placeOf(arn, { account, region }, textOf(resource, 'Region')),
        type: cloudFormationType(textOf(resource, 'Type') ?? 'Other'),
        tags: texts(objectOf(resource, 'Tags')),
        everTagged:
          known?.everTagged === true ||
          memberOf(resource, 'Tags') !== undefined,
        updatedAt,
      });
    }
  }
  return found;
}

function makeInventory(world: World): readonly KnownResource[] {
  const found: Map<string, KnownResource> = inFindings(world);
  for (const [arn, tags] of world.resourceTags.entries()) {
    const known = found.get(arn);
    if (tags === 'unknown') {
      found.delete(arn);
    } else {
      const place = placeOf(arn, {
        account: world.administrator,
        region: world.homeRegion,
      });
      found.set(arn, {
        ...(known ?? { arn, ...place, type: 'Other' }),
        tags,
        everTagged: true,
      });
    }
  }
  return [...found.values()].sort((left, right) =>
    left.arn < right.arn ? -1 : 1,
  );
}

/** All resources of the world in order of their ARN, with the tags that they have now. */
export function findResources(world: World): readonly KnownResource[] {
  const records = world.records.revision();
  const tags = world.resourceTags.revision();
  const known = inventories.get(world);
  if (known && known.records === records && known.tags === tags) {
    return known.resources;
  }
  const resources = makeInventory(world);
  inventories.set(world, { records, tags, resources });
  return resources;
}
