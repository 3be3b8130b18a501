import { Knex } from 'knex';

/** An account and Region that records name; not every text in a record is an account or a Region. */
export type RecordRegion = { account: string; region: string };

/** All accounts and Regions of a source's records, from the index alone. */
export async function selectRecordRegions(
  knex: Knex,
  source: string,
): Promise<RecordRegion[]> {
  const rows: RecordRegion[] = await knex('finding_records')
    .where({ source })
    .whereNotNull('account')
    .whereNotNull('region')
    .distinct('account', 'region')
    .orderBy(['account', 'region']);
  return rows;
}

/** Whether the source has a record there that AWS has not archived. */
export async function hasActiveRecord(
  knex: Knex,
  source: string,
  { account, region }: RecordRegion,
): Promise<boolean> {
  const row = await knex('finding_records')
    .where({ source, account, region, record_state: 'ACTIVE' })
    .first('record_key');
  return row !== undefined;
}
