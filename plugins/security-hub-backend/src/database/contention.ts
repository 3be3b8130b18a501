import { Knex } from 'knex';

const tries = 4;
/** PostgreSQL: serialization failure, deadlock; SQLite: somebody else writes. */
const contentions = new Set(['40001', '40P01', 'SQLITE_BUSY']);

/** Runs a transaction again that the database broke off in favour of another one. */
export async function transact<T>(
  knex: Knex,
  work: (transaction: Knex.Transaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await knex.transaction(work);
    } catch (error) {
      if (attempt >= tries || !isContention(error)) {
        throw error;
      }
    }
  }
}

function isContention(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    contentions.has(error.code)
  );
}
