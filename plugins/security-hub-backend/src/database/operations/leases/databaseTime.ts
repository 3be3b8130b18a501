import { Knex } from 'knex';

/** Whether several processes can share the database. */
export function isShared(knex: Knex): boolean {
  return knex.client.config.client === 'pg';
}

/**
 * The database's time in milliseconds since 1970, for use in a statement. Replicas compare times that another one has written:
 * they all go by this one clock, so that theirs need not agree.
 */
export function databaseTime(knex: Knex): Knex.Raw {
  return isShared(knex)
    ? knex.raw('(extract(epoch from statement_timestamp()) * 1000)')
    : knex.raw("((julianday('now') - 2440587.5) * 86400000.0)");
}
