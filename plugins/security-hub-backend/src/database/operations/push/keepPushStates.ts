import { Knex } from 'knex';

/** Forgets the queues that config does not name any more. */
export async function keepPushStates(
  knex: Knex,
  sources: string[],
): Promise<void> {
  await knex('push_state').whereNotIn('source', sources).delete();
}
