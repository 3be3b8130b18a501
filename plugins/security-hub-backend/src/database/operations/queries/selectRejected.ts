import { Knex } from 'knex';

/** A rejected record, without its document. */
export type RejectedRow = {
  source: string;
  reason: string;
  record_id: string | null;
  at: string;
};

/** The newest rejected records, and how many there are in all. */
export async function selectRejected(
  knex: Knex,
  limit: number,
): Promise<{ rows: RejectedRow[]; total: number }> {
  const rows: RejectedRow[] = await knex('rejected_records')
    .orderBy('at', 'desc')
    .orderBy('hash')
    .limit(limit)
    .select('source', 'reason', 'record_id', 'at');
  const [{ count }] = await knex('rejected_records').count({ count: '*' });
  return { rows, total: Number(count) };
}
