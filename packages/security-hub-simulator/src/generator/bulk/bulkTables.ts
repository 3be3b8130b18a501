import { resourceKinds } from '../resourceKinds';
import { controlFacts } from '../controlFacts';
import { demoHomeRegion, demoLinkedRegions } from '../demoAccounts';

/** Products that generated findings are of. */
export const bulkProducts = [
  'security-hub',
  'inspector',
  'guardduty',
  'macie',
  'access-analyzer',
] as const;

/** One of {@link bulkProducts}. */
export type BulkProduct = (typeof bulkProducts)[number];

/** Shares of the products where nobody asks for others. */
export const usualShares: Readonly<Record<BulkProduct, number>> = {
  'security-hub': 0.86,
  inspector: 0.1,
  guardduty: 0.015,
  macie: 0.01,
  'access-analyzer': 0.015,
};

export const severities = [
  'INFORMATIONAL',
  'LOW',
  'MEDIUM',
  'HIGH',
  'CRITICAL',
] as const;

export const normalizedSeverities = [0, 1, 40, 70, 90];

/** The first stands for findings that are no control's. */
export const results = [
  undefined,
  'PASSED',
  'FAILED',
  'WARNING',
  'NOT_AVAILABLE',
] as const;

export const workflows = ['NEW', 'NOTIFIED', 'SUPPRESSED', 'RESOLVED'] as const;

export const bulkRegions: readonly string[] = [
  demoHomeRegion,
  ...demoLinkedRegions,
];

export const kindNames = Object.keys(resourceKinds);

const activeControls = controlFacts
  .map((control, index) => ({ control, index }))
  .filter(({ control }) => !control.retired);

/** Positions in `controlFacts` of the controls of each kind of resource. */
export const controlsOfKind: readonly (readonly number[])[] = kindNames.map(
  name =>
    activeControls
      .filter(({ control }) =>
        control.resourceTypes.includes(resourceKinds[name].type),
      )
      .map(({ index }) => index),
);

/** How a resource is tagged: as its component says, by CloudFormation, or not at all. */
export const taggings = ['component', 'stack', 'none'] as const;
