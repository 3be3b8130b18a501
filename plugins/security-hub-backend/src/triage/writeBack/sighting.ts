import {
  RecordFormat,
  RecordIdentity,
  RecordState,
  WorkflowStatus,
} from 'backstage-plugin-security-hub-common';

/** What of a record in AWS says whether a write holds. */
export type Sighting = {
  id: string;
  productArn: string;
  /** The unified Security Hub's own name of it */
  metadataUid?: string;
  account?: string;
  region?: string;
  workflow: string;
  recordState: RecordState;
  passed: boolean;
};

/** Reads what AWS returned; undefined for what names no finding. Total. */
export function readSighting(
  document: unknown,
  format: RecordFormat,
): Sighting | undefined {
  return format === 'ocsf' ? readUnified(document) : readCspm(document);
}

function readCspm(document: unknown): Sighting | undefined {
  const id = textAt(document, 'Id');
  const productArn = textAt(document, 'ProductArn');
  if (id === undefined || productArn === undefined) {
    return undefined;
  }
  return {
    id,
    productArn,
    account: textAt(document, 'AwsAccountId'),
    region: textAt(document, 'Region'),
    workflow: textAt(document, 'Workflow', 'Status') ?? 'NEW',
    recordState:
      textAt(document, 'RecordState') === 'ARCHIVED' ? 'ARCHIVED' : 'ACTIVE',
    passed: textAt(document, 'Compliance', 'Status') === 'PASSED',
  };
}

const statuses = new Map<number | undefined, WorkflowStatus>([
  [1, 'NEW'],
  [2, 'NOTIFIED'],
  [3, 'SUPPRESSED'],
  [4, 'RESOLVED'],
]);

function readUnified(document: unknown): Sighting | undefined {
  const id = textAt(document, 'finding_info', 'uid');
  const productArn = textAt(document, 'metadata', 'product', 'uid');
  if (id === undefined || productArn === undefined) {
    return undefined;
  }
  const isClosed =
    numberAt(document, 'activity_id') === 3 ||
    textAt(document, 'activity_name') === 'Close';
  return {
    id,
    productArn,
    metadataUid: textAt(document, 'metadata', 'uid'),
    account: textAt(document, 'cloud', 'account', 'uid'),
    region: textAt(document, 'cloud', 'region'),
    workflow: statuses.get(numberAt(document, 'status_id')) ?? 'NEW',
    recordState: isClosed ? 'ARCHIVED' : 'ACTIVE',
    passed: numberAt(document, 'compliance', 'status_id') === 1,
  };
}

/** Whether it is the record: Id and ProductArn, and what it says of account and Region. */
export function isSightingOf(
  sighting: Sighting,
  identity: RecordIdentity,
): boolean {
  return (
    sighting.id === identity.id &&
    sighting.productArn === identity.productArn &&
    agrees(sighting.metadataUid, identity.metadataUid) &&
    agrees(sighting.account, identity.account) &&
    agrees(sighting.region, identity.region)
  );
}

function agrees(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

function textAt(value: unknown, ...path: string[]): string | undefined {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : undefined;
}

function numberAt(value: unknown, ...path: string[]): number | undefined {
  const found = valueAt(value, path);
  return typeof found === 'number' ? found : undefined;
}

function valueAt(value: unknown, path: string[]): unknown {
  let current = value;
  for (const name of path) {
    if (typeof current !== 'object' || current === null) {
      return undefined;
    }
    current = Object.entries(current).find(([key]) => key === name)?.[1];
  }
  return current;
}
