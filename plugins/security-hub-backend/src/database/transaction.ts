import { Knex } from 'knex';

/** Any number; the same in all replicas, different from other plugins' locks. */
const INGEST_LOCK = 7_302_146_011;

/**
 * Runs work that reads issues and writes them back, one at a time over all replicas. SQLite has one writer anyway;
 * PostgreSQL takes an advisory lock that ends with the transaction.
 */
export async function serialised<T>(
  knex: Knex,
  work: (transaction: Knex.Transaction) => Promise<T>,
): Promise<T> {
  return await knex.transaction(async transaction => {
    if (knex.client.config.client === 'pg') {
      await transaction.raw('select pg_advisory_xact_lock(?)', [INGEST_LOCK]);
    }
    return await work(transaction);
  });
}
