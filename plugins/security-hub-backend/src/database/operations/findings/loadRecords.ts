import { FindingRecord } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { FindingRecordRow } from '../../rows';
import { whereKeys } from '../../rowset/whereKeys';

/** A record as stored. */
export type StoredRecord = {
  record: FindingRecord;
  source: string;
  /** `account/Region` that it is read through; undefined in rows from before that was noted */
  reader?: string;
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
  if (keys.length === 0) {
    return result;
  }
  const rows: FindingRecordRow[] = await whereKeys(
    knex,
    knex('finding_records'),
    column,
    keys,
  ).select(
    'record_key',
    'source',
    'reader',
    'dirty_since',
    'provider_order',
    'customer_order',
    'observed_at',
    'normalised',
  );
  for (const row of rows) {
    result.set(row.record_key, {
      record: withVersions(JSON.parse(row.normalised), row),
      source: row.source,
      reader: row.reader ?? undefined,
      dirtySince: row.dirty_since ?? undefined,
    });
  }
  return result;
}

/** The versions move on with each observation, while the content is written only when it changes. */
function withVersions(
  record: FindingRecord,
  row: FindingRecordRow,
): FindingRecord {
  return {
    ...record,
    // Rows from before the second format
    identity: { ...record.identity, format: record.identity.format ?? 'asff' },
    provider: { ...record.provider, order: JSON.parse(row.provider_order) },
    customer: { ...record.customer, order: JSON.parse(row.customer_order) },
    observedAt: row.observed_at,
  };
}
