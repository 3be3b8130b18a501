import { createHash } from 'crypto';
import { textOf } from '../store/AsffRecord';
import { StoredRecord } from '../store/StoredRecord';

const statuses: readonly [id: number, status: string, name: string][] = [
  [0, 'UNKNOWN', 'Unknown'],
  [1, 'NEW', 'New'],
  [2, 'NOTIFIED', 'In Progress'],
  [3, 'SUPPRESSED', 'Suppressed'],
  [4, 'RESOLVED', 'Resolved'],
  [5, 'ARCHIVED', 'Archived'],
  [99, 'OTHER', 'Other'],
];

const severities: ReadonlyMap<number, string> = new Map([
  [0, 'Unknown'],
  [1, 'Informational'],
  [2, 'Low'],
  [3, 'Medium'],
  [4, 'High'],
  [5, 'Critical'],
  [6, 'Fatal'],
  [99, 'Other'],
]);

/** `status_id` and `status` of a workflow status; of another word: other. */
export function ocsfStatusOf(status: string): { id: number; name: string } {
  const [id, , name] =
    statuses.find(([, word]) => word === status) ??
    statuses[statuses.length - 1];
  return { id, name };
}

/** The workflow status of a `status_id`, or undefined for an id that OCSF does not know. */
export function statusOfId(statusId: number): string | undefined {
  return statuses.find(([id]) => id === statusId)?.[1];
}

/** `severity` of a `severity_id`, or undefined for an id that OCSF does not know. */
export function severityNameOf(severityId: number): string | undefined {
  return severities.get(severityId);
}

/** `metadata.product.uid` of a product: its ARN under `productv2`. */
export function productUidOf(productArn: string): string {
  return productArn.replace('::product/', '::productv2/');
}

/** `metadata.uid`: unique for each record, the same as long as it is there. */
export function metadataUidOf({
  account,
  region,
  finding,
}: Pick<StoredRecord, 'account' | 'region' | 'finding'>): string {
  return createHash('sha256')
    .update(
      [
        account,
        region,
        textOf(finding, 'ProductArn'),
        textOf(finding, 'Id'),
      ].join('|'),
    )
    .digest('hex');
}
