import { FindingRecord } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { documentText } from '../../documentText';
import { FindingRecordRow } from '../../rows';
import { insertRows } from '../../rowset/insertRows';
import { whereKeys } from '../../rowset/whereKeys';
import { columnText, longText } from '../../text';
import { StoredRecord } from './loadRecords';

/** Inserts or replaces records. One that was just seen is missed by no sweep. */
export async function saveRecords(
  transaction: Knex.Transaction,
  records: StoredRecord[],
): Promise<void> {
  await insertRows(transaction, 'finding_records', records.map(toRow), {
    key: ['record_key'],
    then: 'replace',
  });
}

/** Keeps the documents that records were made from; read for details only. */
export async function saveDocuments(
  transaction: Knex.Transaction,
  documents: Array<{ recordKey: string; document: unknown }>,
): Promise<void> {
  await insertRows(
    transaction,
    'finding_documents',
    documents.map(({ recordKey, document }) => ({
      record_key: recordKey,
      document: documentText(document),
    })),
    { key: ['record_key'], then: 'replace' },
  );
}

/** Forgets the documents of records. */
export async function deleteDocuments(
  transaction: Knex.Transaction,
  recordKeys: string[],
): Promise<void> {
  if (recordKeys.length > 0) {
    await whereKeys(
      transaction,
      transaction('finding_documents'),
      'record_key',
      recordKeys,
    ).delete();
  }
}

/** Forgets records with their documents; their issues have to be folded again. */
export async function deleteRecords(
  transaction: Knex.Transaction,
  recordKeys: string[],
): Promise<void> {
  await deleteDocuments(transaction, recordKeys);
  if (recordKeys.length > 0) {
    await whereKeys(
      transaction,
      transaction('finding_records'),
      'record_key',
      recordKeys,
    ).delete();
  }
}

function toRow({
  record,
  source,
  reader,
  dirtySince,
}: StoredRecord): FindingRecordRow {
  const { identity, provider, customer } = record;
  return {
    record_key: record.recordKey,
    issue_key: record.issueKey,
    format: identity.format,
    twin_key: record.twinKey,
    source: columnText(source),
    reader: reader ?? null,
    partition: columnText(identity.partition, 32),
    account: identity.account ? columnText(identity.account) : null,
    region: identity.region ? columnText(identity.region) : null,
    product_arn: longText(identity.productArn),
    record_id: longText(identity.id),
    provider_order: longText(JSON.stringify(provider.order)),
    customer_order: longText(JSON.stringify(customer.order)),
    record_state: provider.recordState,
    compliance: provider.compliance ?? null,
    workflow: customer.workflow,
    severity: provider.severity,
    dirty_since: dirtySince ?? null,
    observed_at: record.observedAt,
    missed_sweeps: 0,
    updated_at: provider.updatedAt ?? record.observedAt,
    normalised: JSON.stringify(withoutVersions(record)),
  };
}

/** The versions have columns of their own, see `loadRecords`. */
function withoutVersions(record: FindingRecord): FindingRecord {
  return {
    ...record,
    provider: { ...record.provider, order: [] },
    customer: { ...record.customer, order: [] },
    observedAt: '',
  };
}
