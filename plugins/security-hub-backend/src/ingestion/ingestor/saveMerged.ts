import { Knex } from 'knex';
import { StoredRecord } from '../../database/operations/findings/loadRecords';
import {
  deleteDocuments,
  saveDocuments,
  saveRecords,
} from '../../database/operations/findings/saveRecords';
import { isSlim, slimRecord } from '../issue/slimRecord';

/** Stores records and the documents of those that changed; what passed is kept slim, without a document. */
export async function saveMerged(
  transaction: Knex.Transaction,
  records: StoredRecord[],
  documents: ReadonlyMap<string, unknown>,
): Promise<void> {
  await saveRecords(
    transaction,
    records.map(stored => ({ ...stored, record: slimRecord(stored.record) })),
  );
  const slim = new Set(
    records.flatMap(({ record }) => (isSlim(record) ? record.recordKey : [])),
  );
  await saveDocuments(
    transaction,
    [...documents].flatMap(([recordKey, document]) =>
      slim.has(recordKey) ? [] : { recordKey, document },
    ),
  );
  await deleteDocuments(
    transaction,
    [...documents.keys()].filter(key => slim.has(key)),
  );
}
