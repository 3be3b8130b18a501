import { SkippedCount } from 'backstage-plugin-security-hub-common';
import { SkippedOfPlace } from '../../database/operations/accounts';
import { SyncState } from '../../database/operations/sync';
import { TargetFreshness } from './TargetFreshness';

/** Where rules leave out a million records, counting them takes some tenths of a second: within this time the same counts will do */
export const KEEP_COUNTS_MILLISECONDS = 30_000;

/** Name of what AWS sends among findings and is none; no rule leaves it out, and it has no identity to be counted by. */
const NO_FINDING = 'not-a-finding ';

/** What came among the findings of a reader at its last full read and is none, of all accounts that are read there. */
export function noFindingsOf({
  skipped = {},
}: Pick<SyncState, 'skipped'>): SkippedCount[] {
  return Object.entries(skipped)
    .filter(([rule, count]) => rule.startsWith(NO_FINDING) && count > 0)
    .map(([rule, count]) => ({ rule, count }));
}

/** The sum by rule, in the order in which rules first come; undefined where there is nothing. */
export function sumOfSkipped(
  counts: readonly SkippedCount[],
): SkippedCount[] | undefined {
  const sums = new Map<string, number>();
  for (const { rule, count } of counts) {
    sums.set(rule, (sums.get(rule) ?? 0) + count);
  }
  return sums.size > 0
    ? [...sums].map(([rule, count]) => ({ rule, count }))
    : undefined;
}

/** What rules leave out of a target at present, before what else was not stored of it. */
export function withSkipped(
  target: TargetFreshness,
  skipped: readonly SkippedOfPlace[],
): TargetFreshness {
  return {
    ...target,
    skipped: sumOfSkipped([...skipped, ...(target.skipped ?? [])]),
  };
}
