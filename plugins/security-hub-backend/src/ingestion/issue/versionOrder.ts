import type { VersionOrder } from 'backstage-plugin-security-hub-common';

/**
 * Compares two versions of one group of fields: negative if the first is earlier, 0 only if they are the same version. Members compare
 * as text; one that is not there is the earliest.
 */
export function compareVersionOrder(a: VersionOrder, b: VersionOrder): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const left = a[index] ?? '';
    const right = b[index] ?? '';
    if (left !== right) {
      return left < right ? -1 : 1;
    }
  }
  return 0;
}

/** The hash of a version's content, which is the last member of every order. */
export function contentHash(order: VersionOrder): string {
  return order[order.length - 1] ?? '';
}
