import { Knex } from 'knex';

const TABLE = 'ownership_generation';
const ROW = { id: 1 };

/**
 * Which generation owners have to be computed with, held so until the end of the transaction: `publishGeneration` waits for it.
 *
 * @returns undefined before the first one is published
 */
export async function holdGeneration(
  transaction: Knex.Transaction,
): Promise<string | undefined> {
  const row = await transaction(TABLE).where(ROW).forShare().first('hash');
  return row?.hash;
}

/** Makes this the generation of all replicas. When it returns, everything that was computed with another one is committed. */
export async function publishGeneration(
  knex: Knex,
  hash: string,
): Promise<void> {
  await knex(TABLE)
    .insert({ ...ROW, hash })
    .onConflict('id')
    .merge();
}

/** The generation of all replicas; undefined before the first one is published. */
export async function loadGeneration(knex: Knex): Promise<string | undefined> {
  const row = await knex(TABLE).where(ROW).first('hash');
  return row?.hash;
}
