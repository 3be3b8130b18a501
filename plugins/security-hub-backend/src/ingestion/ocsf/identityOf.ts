import type { RecordIdentity } from 'backstage-plugin-security-hub-common';
import { parseArn } from '../asff/arn';
import type { Gaps } from '../asff/gaps';
import {
  accountFrom,
  firstRegion,
  isAccountId,
  partitionFrom,
} from '../asff/identity';
import { asText, member, memberAt } from '../asff/json';
import { resourceListOf } from './resourcesOf';

/** What names a document in AWS. `metadata.uid` names it alone, where it is there. */
export function identityOf(
  document: unknown,
  id: string,
  gaps: Gaps,
): RecordIdentity {
  const productArn = asText(memberAt(document, 'metadata', 'product', 'uid'));
  if (productArn === undefined) {
    gaps.absent('metadata.product.uid');
  } else if (!parseArn(productArn)) {
    gaps.wrong('metadata.product.uid', productArn, 'is no ARN');
  }
  const cloud = member(document, 'cloud');
  const [resource] = resourceListOf(document);
  const region = firstRegion([
    asText(member(cloud, 'region')),
    parseArn(productArn)?.region,
    parseArn(id)?.region,
    asText(member(resource, 'region')),
  ]);
  if (region === undefined) {
    gaps.absent('cloud.region');
  }
  return {
    format: 'ocsf',
    partition: partitionFrom({
      arns: [productArn, id],
      region,
      resource: {
        id: asText(member(resource, 'uid')),
        partition:
          asText(member(cloud, 'cloud_partition')) ??
          asText(member(resource, 'cloud_partition')),
      },
    }),
    account: accountFrom(
      memberAt(cloud, 'account', 'uid'),
      'cloud.account.uid',
      gaps,
    ),
    region,
    productArn: productArn ?? '',
    id,
    metadataUid: asText(memberAt(document, 'metadata', 'uid')),
  };
}

/** The account that owns the issue; of an organisation's Access Analyzer that of the resource, not the administrator's. */
export function owningAccountOf(
  document: unknown,
  product: string,
  account: string | undefined,
): string | undefined {
  const [resource] = resourceListOf(document);
  const owner = asText(memberAt(resource, 'owner', 'account', 'uid'));
  return product === 'access-analyzer' && isAccountId(owner) ? owner : account;
}
