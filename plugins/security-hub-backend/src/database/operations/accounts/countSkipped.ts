import { Knex } from 'knex';

/** How many records of an account and Region a rule of ingestion leaves out at present. */
export type SkippedOfPlace = {
  source: string;
  account: string;
  /** That they are read through */
  region: string;
  /** `<product> <reason>` */
  rule: string;
  count: number;
};

/** Counts what rules leave out; the most frequent rule of a place first. Reads an index alone. */
export async function countSkipped(knex: Knex): Promise<SkippedOfPlace[]> {
  const key = ['source', 'account', 'region', 'rule'];
  const rows: Array<Omit<SkippedOfPlace, 'count'> & { count: unknown }> =
    await knex('skipped_records')
      .groupBy(key)
      .select(...key, knex.raw('count(*) as count'))
      .orderBy([
        { column: 'source' },
        { column: 'account' },
        { column: 'region' },
        { column: 'count', order: 'desc' },
        { column: 'rule' },
      ]);
  return rows.map(row => ({ ...row, count: Number(row.count) }));
}
