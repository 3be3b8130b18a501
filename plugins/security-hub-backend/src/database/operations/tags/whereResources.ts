import { Knex } from 'knex';
import { rowsParameter, rowsSource } from '../../rowset/dialect';
import { ResourceTagsRow } from './rows';

/** What makes a row of `resource_tags` known. */
export type ResourceKey = Pick<ResourceTagsRow, 'resource_hash' | 'account'>;

/** Adds to a query of `resource_tags`: the row is one of these. One parameter, however many there are. */
export function whereResources<Query extends Knex.QueryBuilder>(
  knex: Knex,
  query: Query,
  keys: readonly ResourceKey[],
): Query {
  const source = rowsSource(knex, 'resource_tags', [
    'resource_hash',
    'account',
  ]);
  return query.whereRaw(
    `(resource_tags.resource_hash, resource_tags.account) in (select r.resource_hash, r.account from ${source})`,
    [
      rowsParameter(
        keys.map(key => ({
          resource_hash: key.resource_hash,
          account: key.account,
        })),
      ),
    ],
  ) as Query;
}
