import type { RecordIdentity } from 'backstage-plugin-security-hub-common';
import { parseArn } from './arn';
import type { Gaps } from './gaps';
import { sha256 } from '../../hashing/sha256';
import { asList, asText, member } from './json';
import { productField } from './productField';

/** What names a record in AWS. Nothing is guessed but the partition, which every ARN and every Region shows. */
export function identityOf(
  finding: unknown,
  id: string,
  gaps: Gaps,
): RecordIdentity {
  const productArn = asText(member(finding, 'ProductArn'));
  if (productArn === undefined) {
    gaps.absent('ProductArn');
  } else if (!parseArn(productArn)) {
    gaps.wrong('ProductArn', productArn, 'is no ARN');
  }
  const region = regionOf(finding, productArn, id, gaps);
  return {
    format: 'asff',
    partition: partitionOf(finding, productArn, id, region),
    account: accountOf(finding, gaps),
    region,
    productArn: productArn ?? '',
    id,
  };
}

/** SHA-256 (hex) of an identity. A JSON array keeps the parts apart; the older format has no mark of its own. */
export function recordKeyOf(identity: RecordIdentity): string {
  return sha256(
    JSON.stringify([
      ...(identity.format === 'ocsf' ? ['ocsf'] : []),
      identity.partition,
      identity.account ?? null,
      identity.region ?? null,
      identity.productArn,
      identity.id,
    ]),
  );
}

/**
 * What a record has in common with its counterpart in the other format: the same account, `finding_info.uid` = Id, and the product's ARN
 * but for `::productv2/` in the place of `::product/`. The Region is left out, which the two need not name alike.
 */
export function twinKeyOf(identity: RecordIdentity): string {
  const [, product = identity.productArn] =
    /::product(?:v2)?\/(.*)$/.exec(identity.productArn) ?? [];
  return sha256(
    JSON.stringify([
      'twin',
      identity.partition,
      identity.account ?? null,
      product,
      identity.id,
    ]),
  );
}

/**
 * The account that owns the issue. Findings of an organisation's Access Analyzer carry the administrator's AwsAccountId and name the
 * owner in ProductFields.
 */
export function owningAccountOf(
  finding: unknown,
  product: string,
  account: string | undefined,
): string | undefined {
  if (product !== 'access-analyzer') {
    return account;
  }
  const owner = productField(finding, 'resourceOwnerAccount');
  return owner !== undefined && /^\d{12}$/.test(owner) ? owner : account;
}

function accountOf(finding: unknown, gaps: Gaps): string | undefined {
  const value = member(finding, 'AwsAccountId');
  // JSON numbers cannot hold the zeros that an account id may begin with.
  const account =
    typeof value === 'number' ? String(value).padStart(12, '0') : asText(value);
  if (account === undefined) {
    gaps.absent('AwsAccountId');
    return undefined;
  }
  if (!/^\d{12}$/.test(account)) {
    gaps.wrong('AwsAccountId', value, 'is not 12 digits');
  }
  return account.length <= 64 ? account : undefined;
}

function regionOf(
  finding: unknown,
  productArn: string | undefined,
  id: string,
  gaps: Gaps,
): string | undefined {
  const [resource] = asList(member(finding, 'Resources'));
  const candidates = [
    asText(member(finding, 'Region')),
    // AWS itself fills Region from here.
    parseArn(productArn)?.region,
    parseArn(id)?.region,
    asText(member(resource, 'Region')),
  ];
  // Every Region has a dash; `global` and what slipped out of a broken ARN have none.
  const region = candidates.find(text =>
    /^(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)+$/i.test(text ?? ''),
  );
  if (region === undefined) {
    gaps.absent('Region');
  }
  return region?.toLowerCase();
}

const partitionsOfRegions: ReadonlyArray<readonly [string, string]> = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-isob-', 'aws-iso-b'],
  ['us-isof-', 'aws-iso-f'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-iso-', 'aws-iso'],
  ['eusc-', 'aws-eusc'],
];

function partitionOf(
  finding: unknown,
  productArn: string | undefined,
  id: string,
  region: string | undefined,
): string {
  for (const text of [productArn, id]) {
    const partition = parseArn(text)?.partition;
    if (partition !== undefined && partition.length <= 32) {
      return partition;
    }
  }
  const byRegion = partitionsOfRegions.find(([prefix]) =>
    region?.startsWith(prefix),
  );
  if (byRegion) {
    return byRegion[1];
  }
  const [resource] = asList(member(finding, 'Resources'));
  const own =
    parseArn(asText(member(resource, 'Id')))?.partition ??
    asText(member(resource, 'Partition'));
  return own !== undefined && /^aws(-[a-z]+){0,3}$/.test(own) ? own : 'aws';
}
