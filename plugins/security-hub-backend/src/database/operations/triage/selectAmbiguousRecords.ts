import { Knex } from 'knex';
import { chunks } from '../../chunks';
import { FindingRecordRow } from '../../rows';

/**
 * Of the given records those whose `{Id, ProductArn}`, all that BatchUpdateFindings names, fits another stored record of the
 * source too.
 */
export async function selectAmbiguousRecords(
  knex: Knex,
  recordKeys: string[],
): Promise<Set<string>> {
  const result = new Set<string>();
  for (const part of chunks(recordKeys, 500)) {
    const rows: Array<{ record_key: string }> = await knex<FindingRecordRow>(
      'finding_records as record',
    )
      .whereIn('record.record_key', part)
      .whereExists(query =>
        query
          .from('finding_records as other')
          .whereRaw('?? = ??', ['other.record_id', 'record.record_id'])
          .whereRaw('?? = ??', ['other.product_arn', 'record.product_arn'])
          .whereRaw('?? = ??', ['other.source', 'record.source'])
          .whereRaw('?? <> ??', ['other.record_key', 'record.record_key'])
          .select(knex.raw('1')),
      )
      .select('record.record_key');
    for (const row of rows) {
      result.add(row.record_key);
    }
  }
  return result;
}
