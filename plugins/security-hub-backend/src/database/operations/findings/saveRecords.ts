import { Knex } from 'knex';
import { chunks } from '../../chunks';
import { documentText } from '../../documentText';
import { FindingRecordRow } from '../../rows';
import { columnText, longText } from '../../text';
import { StoredRecord } from './loadRecords';

/** Inserts or replaces records. */
export async function saveRecords(
  transaction: Knex.Transaction,
  records: StoredRecord[],
): Promise<void> {
  for (const part of chunks(records, 50)) {
    await transaction<FindingRecordRow>('finding_records')
      .insert(part.map(toRow))
      .onConflict('record_key')
      .merge();
  }
}

/** Keeps the documents that records were made from; read for details only. */
export async function saveDocuments(
  transaction: Knex.Transaction,
  documents: Array<{ recordKey: string; document: unknown }>,
): Promise<void> {
  for (const part of chunks(documents, 100)) {
    await transaction('finding_documents')
      .insert(
        part.map(({ recordKey, document }) => ({
          record_key: recordKey,
          document: documentText(document),
        })),
      )
      .onConflict('record_key')
      .merge();
  }
}

function toRow({ record, source, dirtySince }: StoredRecord): FindingRecordRow {
  const { identity, provider, customer } = record;
  return {
    record_key: record.recordKey,
    issue_key: record.issueKey,
    source: columnText(source),
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
    normalised: JSON.stringify(record),
  };
}
