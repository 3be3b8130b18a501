import type { FindingRecord } from 'backstage-plugin-security-hub-common';
import { compareVersionOrder, contentHash } from './versionOrder';

/** What a merge gives. */
export type MergedRecord = {
  /** Always to be stored: its versions move on even where nothing changed */
  record: FindingRecord;
  /** The content of either group differs from what was stored, so the issue has to be folded again */
  changed: boolean;
  /** This merge cannot know the truth: read the record again by its Id. A mark set earlier stays until that is done. */
  dirty: boolean;
};

const customersMayCross = 10 * 60_000;

/**
 * Merges an observation of a record into what is stored of it. The group that the provider writes and the group that the customer
 * writes merge apart, each by its own total order, so that neither order nor repetition of observations matters; whatever belongs to
 * neither (key, kind, control, gaps, ...) goes with the provider's.
 *
 * Dirty is marked where two different customer groups were seen within 10 minutes (either may be stale), and where the provider's
 * winner was seen apart from the customer's and left PASSED or ARCHIVED meanwhile: AWS then resets the customer's status, which the
 * customer group at hand may not show yet.
 *
 * @throws when the two are not versions of one record
 */
export function mergeRecord(
  stored: FindingRecord | undefined,
  seen: FindingRecord,
): MergedRecord {
  if (!stored) {
    return { record: seen, changed: true, dirty: false };
  }
  if (stored.recordKey !== seen.recordKey) {
    throw new Error('Only versions of one record can be merged');
  }
  const provider =
    compareVersionOrder(stored.provider.order, seen.provider.order) < 0
      ? seen
      : stored;
  const customer =
    compareVersionOrder(stored.customer.order, seen.customer.order) < 0
      ? seen
      : stored;
  return {
    record: {
      ...provider,
      customer: customer.customer,
      observedAt:
        stored.observedAt < seen.observedAt
          ? seen.observedAt
          : stored.observedAt,
    },
    changed:
      contentHash(stored.provider.order) !==
        contentHash(provider.provider.order) ||
      contentHash(stored.customer.order) !==
        contentHash(customer.customer.order),
    dirty: customersCross(stored, seen) || isReset(customer, provider),
  };
}

function customersCross(stored: FindingRecord, seen: FindingRecord): boolean {
  if (contentHash(stored.customer.order) === contentHash(seen.customer.order)) {
    return false;
  }
  const apart =
    Date.parse(stored.customer.order[0]) - Date.parse(seen.customer.order[0]);
  // Times that cannot be compared are no reason to trust either.
  return !(Math.abs(apart) > customersMayCross);
}

/** What came in one observation is the same on both sides: then there is nothing between the groups. */
function isReset(before: FindingRecord, after: FindingRecord): boolean {
  return (
    (before.provider.compliance === 'PASSED' &&
      after.provider.compliance !== 'PASSED') ||
    (before.provider.recordState === 'ARCHIVED' &&
      after.provider.recordState === 'ACTIVE')
  );
}
