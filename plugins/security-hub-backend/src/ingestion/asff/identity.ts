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
  const [resource] = asList(member(finding, 'Resources'));
  return {
    format: 'asff',
    partition: partitionFrom({
      arns: [productArn, id],
      region,
      resource: {
        id: asText(member(resource, 'Id')),
        partition: asText(member(resource, 'Partition')),
      },
    }),
    account: accountFrom(member(finding, 'AwsAccountId'), 'AwsAccountId', gaps),
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
  return isAccountId(owner) ? owner : account;
}

/** Whether a text is the id of an AWS account. */
export function isAccountId(text: string | undefined): text is string {
  return text !== undefined && /^\d{12}$/.test(text);
}

/** The account that a field holds. What is no account id is kept and marked, since it still tells two accounts apart. */
export function accountFrom(
  value: unknown,
  field: string,
  gaps: Gaps,
): string | undefined {
  // JSON numbers cannot hold the zeros that an account id may begin with.
  const account =
    typeof value === 'number' ? String(value).padStart(12, '0') : asText(value);
  if (account === undefined) {
    gaps.absent(field);
    return undefined;
  }
  if (!isAccountId(account)) {
    gaps.wrong(field, value, 'is not 12 digits');
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
  const region = firstRegion(candidates);
  if (region === undefined) {
    gaps.absent('Region');
  }
  return region;
}

/** The first text that can be a Region. Every Region has a dash; `global` and what slipped out of a broken ARN have none. */
export function firstRegion(
  candidates: ReadonlyArray<string | undefined>,
): string | undefined {
  return candidates
    .find(text => /^(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)+$/i.test(text ?? ''))
    ?.toLowerCase();
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

/** The partition of a record: what its ARNs say, else its Region, else its first resource. */
export function partitionFrom(facts: {
  arns: ReadonlyArray<string | undefined>;
  region?: string;
  resource?: { id?: string; partition?: string };
}): string {
  const { arns, region, resource } = facts;
  for (const text of arns) {
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
  const own = parseArn(resource?.id)?.partition ?? resource?.partition;
  return own !== undefined && /^aws(-[a-z]+){0,3}$/.test(own) ? own : 'aws';
}
