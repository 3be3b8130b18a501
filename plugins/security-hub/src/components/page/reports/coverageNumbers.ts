import { CoverageCounts } from 'backstage-plugin-security-hub-common';

/** How a finding has an owner or has none, the most exact first. */
export const coverageKinds = [
  'primary',
  'rule',
  'ledger',
  'conflict',
  'orphan',
] as const;
/** One of `coverageKinds`. */
export type CoverageKind = (typeof coverageKinds)[number];

/** Findings with exactly one owner: where entities match equally none of them is. */
export function covered(counts: CoverageCounts): number {
  return counts.primary + counts.rule + counts.ledger;
}

/**
 * The share of findings with an owner, from 0 to 1; undefined where there are no findings. It is 1 only where not a single one is missing, and
 * 0 only where none has an owner, however it is rounded to a tenth of a percent.
 */
export function coverageShare(counts: CoverageCounts): number | undefined {
  const { findings } = counts;
  if (findings === 0) {
    return undefined;
  }
  const owned = covered(counts);
  const rounded = Math.floor((owned * 1000) / findings) / 1000;
  return owned > 0 ? Math.max(rounded, 0.001) : 0;
}
