import { RecordFormat } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { FindingRecordRow } from '../../rows';
import { whereKeys } from '../../rowset/whereKeys';

/** What tells versions of a record apart, without its content. */
export type RecordHead = {
  recordKey: string;
  issueKey: string;
  twinKey?: string;
  format: RecordFormat;
  source: string;
  /** `account/Region` that it is read through; undefined in rows from before that was noted */
  reader?: string;
  providerOrder: string[];
  customerOrder: string[];
  observedAt: string;
  dirtySince?: string;
  missedSweeps: number;
};

const columns = [
  'record_key',
  'issue_key',
  'twin_key',
  'format',
  'source',
  'reader',
  'provider_order',
  'customer_order',
  'observed_at',
  'dirty_since',
  'missed_sweeps',
] as const;

/** Heads of records and of their counterparts in the other format, by record key. */
export async function loadRecordHeads(
  knex: Knex,
  by: { recordKeys: string[]; twinKeys: string[] },
): Promise<Map<string, RecordHead>> {
  const heads = new Map<string, RecordHead>();
  for (const [column, keys] of [
    ['record_key', by.recordKeys],
    ['twin_key', by.twinKeys],
  ] as const) {
    const rows: FindingRecordRow[] =
      keys.length === 0
        ? []
        : await whereKeys(knex, knex('finding_records'), column, keys).select(
            ...columns,
          );
    for (const row of rows) {
      heads.set(row.record_key, toHead(row));
    }
  }
  return heads;
}

function toHead(row: FindingRecordRow): RecordHead {
  return {
    recordKey: row.record_key,
    issueKey: row.issue_key,
    twinKey: row.twin_key ?? undefined,
    format: row.format,
    source: row.source,
    reader: row.reader ?? undefined,
    providerOrder: JSON.parse(row.provider_order),
    customerOrder: JSON.parse(row.customer_order),
    observedAt: row.observed_at,
    dirtySince: row.dirty_since ?? undefined,
    missedSweeps: row.missed_sweeps,
  };
}
