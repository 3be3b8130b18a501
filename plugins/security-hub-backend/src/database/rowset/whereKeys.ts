import { Knex } from 'knex';
import { isPostgres } from './dialect';

/** Adds: the column is one of the keys. One parameter, however many there are. */
export function whereKeys<Query extends Knex.QueryBuilder>(
  knex: Pick<Knex, 'client'>,
  query: Query,
  column: string | Knex.Raw,
  keys: readonly string[],
): Query {
  return isPostgres(knex)
    ? (query.whereRaw('?? = any(?)', [column, keys as string[]]) as Query)
    : (query.whereRaw('?? in (select value from json_each(?))', [
        column,
        JSON.stringify(keys),
      ]) as Query);
}
