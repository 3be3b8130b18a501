import type { FindingRecord } from 'backstage-plugin-security-hub-common';

/**
 * A record that AWS does not hold any more, as it is kept where a decision refers to it: archived, and so old that whatever is seen of it
 * again is newer.
 *
 * @param at - ISO 8601
 */
export function vanishedRecord(
  record: FindingRecord,
  at: string,
): FindingRecord {
  return {
    ...record,
    provider: { ...record.provider, order: [''], recordState: 'ARCHIVED' },
    vanishedAt: at,
  };
}
