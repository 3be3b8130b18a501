import { Knex } from 'knex';

/** The document that a record was made from, as AWS gave it. */
export async function loadDocument(
  knex: Knex,
  recordKey: string,
): Promise<unknown> {
  const row = await knex('finding_documents')
    .where('record_key', recordKey)
    .first('document');
  return row ? JSON.parse(row.document) : undefined;
}
