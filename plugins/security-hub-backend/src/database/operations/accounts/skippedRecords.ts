import { RecordFormat } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { isPostgres } from '../../rowset/dialect';
import { insertRows } from '../../rowset/insertRows';
import { whereKeys } from '../../rowset/whereKeys';
import { columnText, longText } from '../../text';

/** A record that a rule of ingestion leaves out. Nothing else is kept of it. */
export type SkippedRecord = {
  recordKey: string;
  /** Name of the source in config */
  source: string;
  /** Its AwsAccountId */
  account: string;
  /** That it is read through */
  region: string;
  /** `account/Region` that it is read through */
  reader: string;
  format: RecordFormat;
  /** AWS's clock; ISO 8601 */
  seenAt: string;
} & SkippedVersion;

/** Which version of a record was left out. */
export type SkippedVersion = {
  /** `<product> <reason>` */
  rule: string;
  providerOrder: readonly string[];
  customerOrder: readonly string[];
};

const TABLE = 'skipped_records';

/** Remembers records that are left out; of one that is given twice the last counts. */
export async function saveSkipped(
  transaction: Knex.Transaction,
  records: readonly SkippedRecord[],
): Promise<void> {
  const unique = new Map(records.map(record => [record.recordKey, record]));
  const sorted = [...unique.values()].sort((one, other) =>
    one.recordKey < other.recordKey ? -1 : 1,
  );
  await insertRows(
    transaction,
    TABLE,
    sorted.map(record => ({
      record_key: record.recordKey,
      source: record.source,
      account: record.account,
      region: record.region,
      reader: record.reader,
      format: record.format,
      rule: columnText(record.rule),
      provider_order: longText(JSON.stringify(record.providerOrder)),
      customer_order: longText(JSON.stringify(record.customerOrder)),
      seen_at: record.seenAt,
    })),
    { key: ['record_key'], then: 'replace' },
  );
}

/** The versions that were left out, of those of the records that are. */
export async function loadSkipped(
  transaction: Knex.Transaction,
  recordKeys: string[],
): Promise<Map<string, SkippedVersion>> {
  const rows: Array<{
    record_key: string;
    rule: string;
    provider_order: string;
    customer_order: string;
  }> =
    recordKeys.length === 0
      ? []
      : await whereKeys(
          transaction,
          transaction(TABLE),
          'record_key',
          recordKeys,
        ).select('record_key', 'rule', 'provider_order', 'customer_order');
  return new Map(
    rows.map(row => [
      row.record_key,
      {
        rule: row.rule,
        providerOrder: JSON.parse(row.provider_order),
        customerOrder: JSON.parse(row.customer_order),
      },
    ]),
  );
}

/** Forgets records that are stored now. */
export async function forgetSkipped(
  transaction: Knex.Transaction,
  recordKeys: string[],
): Promise<void> {
  if (recordKeys.length > 0) {
    await whereKeys(
      transaction,
      transaction(TABLE),
      'record_key',
      recordKeys,
    ).delete();
  }
}

/**
 * Forgets records that a complete read through their reader has not met, or that nothing has met since a time. What is being
 * stored at the moment is passed over: it has just been seen.
 */
export async function forgetUnseen(
  knex: Knex,
  before: string,
  scope: { source?: string; reader?: string; format?: RecordFormat } = {},
): Promise<void> {
  const unseen = knex(TABLE)
    .where(scope)
    .where('seen_at', '<', before)
    .select('record_key');
  await knex(TABLE)
    .whereIn(
      'record_key',
      isPostgres(knex) ? unseen.forUpdate().skipLocked() : unseen,
    )
    .delete();
}
