import { Knex } from 'knex';

/** Forgets all findings, so that a property can be tried again on the same database. */
export async function emptyStore(knex: Knex): Promise<void> {
  for (const table of [
    'findings',
    'finding_records',
    'finding_documents',
    'finding_resources',
    'finding_owners',
    'finding_events',
    'resource_signals',
    'priority_queue',
  ]) {
    await knex(table).delete();
  }
}
