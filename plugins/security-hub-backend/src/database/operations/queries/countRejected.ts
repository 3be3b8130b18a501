import { Knex } from 'knex';

/** How many records of a source were rejected for one reason. */
export type RejectedCount = { source: string; reason: string; count: number };

/** Rejected records by source and reason; the most frequent first. */
export async function countRejected(knex: Knex): Promise<RejectedCount[]> {
  const rows: Array<Record<'source' | 'reason', string> & { count: unknown }> =
    await knex('rejected_records')
      .groupBy('source', 'reason')
      .select('source', 'reason', knex.raw('count(*) as count'))
      .orderBy([
        { column: 'count', order: 'desc' },
        { column: 'source' },
        { column: 'reason' },
      ]);
  return rows.map(row => ({ ...row, count: Number(row.count) }));
}
