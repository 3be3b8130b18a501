import { FindingRecord } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { chunks } from '../../chunks';
import { FindingRecordRow } from '../../rows';

/** A record as stored. */
export type StoredRecord = {
  record: FindingRecord;
  source: string;
  /** AWS's clock of the observation that made it doubtful; ISO 8601 */
  dirtySince?: string;
};

/** Records by their own keys, or all records of issues. */
export async function loadRecords(
  knex: Knex,
  by: { recordKeys: string[] } | { issueKeys: string[] },
): Promise<Map<string, StoredRecord>> {
  const [column, keys] =
    'recordKeys' in by
      ? (['record_key', by.recordKeys] as const)
      : (['issue_key', by.issueKeys] as const);
  const result = new Map<string, StoredRecord>();
  for (const part of chunks(keys, 500)) {
    const rows = await knex<FindingRecordRow>('finding_records')
      .whereIn(column, part)
      .select('record_key', 'source', 'dirty_since', 'normalised');
    for (const row of rows) {
      result.set(row.record_key, {
        record: JSON.parse(row.normalised),
        source: row.source,
        dirtySince: row.dirty_since ?? undefined,
      });
    }
  }
  return result;
}
