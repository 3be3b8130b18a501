import { compareVersionOrder } from '../issue/versionOrder';
import { Seen } from './sightings';

/** What tells versions of a record apart. */
export type Version = {
  providerOrder: readonly string[];
  customerOrder: readonly string[];
};

/** A record's newest version: one of the batch, the stored one, or one that was left out before. */
export type Newest<Left extends Version> =
  | { seen: Seen }
  | { stored: true }
  | { left: Left };

/**
 * Which version of each record the rules of ingestion go by: the newest that is known, so that a late old one neither brings a record back
 * nor takes it away. Of equals the last of the batch counts. Pure.
 */
export function newestVersions<Left extends Version>(
  batch: readonly Seen[],
  stored: ReadonlyMap<string, Version>,
  leftBefore: ReadonlyMap<string, Left>,
): Map<string, Newest<Left>> {
  const newest = new Map<string, Seen>();
  for (const seen of batch) {
    const key = seen.record.recordKey;
    const before = newest.get(key);
    if (!before || compare(versionOf(seen), versionOf(before)) >= 0) {
      newest.set(key, seen);
    }
  }
  return new Map(
    [...newest].map(([key, seen]): [string, Newest<Left>] => {
      const version = versionOf(seen);
      const head = stored.get(key);
      const left = leftBefore.get(key);
      if (head && compare(head, version) > 0) {
        return [key, { stored: true }];
      }
      return [key, left && compare(left, version) > 0 ? { left } : { seen }];
    }),
  );
}

function versionOf({ record }: Seen): Version {
  return {
    providerOrder: record.provider.order,
    customerOrder: record.customer.order,
  };
}

function compare(one: Version, other: Version): number {
  return (
    compareVersionOrder(one.providerOrder, other.providerOrder) ||
    compareVersionOrder(one.customerOrder, other.customerOrder)
  );
}
