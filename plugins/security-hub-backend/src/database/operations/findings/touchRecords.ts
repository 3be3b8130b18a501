import { Knex } from 'knex';
import { updateRows } from '../../rowset/updateRows';
import { longText } from '../../text';
import { RecordHead } from './loadRecordHeads';

/** Moves the versions of records on whose content was seen unchanged: narrow, since that is what most of a read is. */
export async function touchRecords(
  transaction: Knex.Transaction,
  heads: RecordHead[],
): Promise<void> {
  await updateRows(
    transaction,
    'finding_records',
    'record_key',
    heads.map(head => ({
      record_key: head.recordKey,
      twin_key: head.twinKey ?? null,
      reader: head.reader ?? null,
      source: head.source,
      provider_order: longText(JSON.stringify(head.providerOrder)),
      customer_order: longText(JSON.stringify(head.customerOrder)),
      observed_at: head.observedAt,
      dirty_since: head.dirtySince ?? null,
      missed_sweeps: 0,
    })),
  );
}

/** Marks records as doubtful that are not so already. */
export async function markDirty(
  transaction: Knex,
  marks: Array<{ recordKey: string; since: string }>,
): Promise<void> {
  await updateRows(
    transaction,
    'finding_records',
    'record_key',
    marks.map(({ recordKey, since }) => ({
      record_key: recordKey,
      dirty_since: since,
    })),
  );
}
