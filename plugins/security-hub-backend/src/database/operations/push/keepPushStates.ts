import { Knex } from 'knex';

/** Forgets the queues that config does not name any more, and what came from them last. */
export async function keepPushStates(
  knex: Knex,
  sources: string[],
): Promise<void> {
  for (const table of ['push_state', 'account_events']) {
    await knex(table).whereNotIn('source', sources).delete();
  }
}
