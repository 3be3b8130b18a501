import {
  RecordIdentity,
  RecordState,
} from 'backstage-plugin-security-hub-common';

/** What of a record in AWS says whether a write holds. */
export type Sighting = {
  id: string;
  productArn: string;
  account?: string;
  region?: string;
  workflow: string;
  recordState: RecordState;
  passed: boolean;
};

/** Reads what AWS returned; undefined for what names no finding. Total. */
export function readSighting(document: unknown): Sighting | undefined {
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

/** Whether it is the record: Id and ProductArn, and what it says of account and Region. */
export function isSightingOf(
  sighting: Sighting,
  identity: RecordIdentity,
): boolean {
  return (
    sighting.id === identity.id &&
    sighting.productArn === identity.productArn &&
    agrees(sighting.account, identity.account) &&
    agrees(sighting.region, identity.region)
  );
}

function agrees(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

function textAt(value: unknown, ...path: string[]): string | undefined {
  let current = value;
  for (const name of path) {
    if (typeof current !== 'object' || current === null) {
      return undefined;
    }
    current = Object.entries(current).find(([key]) => key === name)?.[1];
  }
  return typeof current === 'string' ? current : undefined;
}
