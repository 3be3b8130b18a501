import { Knex } from 'knex';
import { EntityScopeRow } from './entityScope';

/** The scopes that the stored owners were computed with. */
export async function loadEntityScopes(knex: Knex): Promise<EntityScopeRow[]> {
  const rows = await knex('entities').select('*');
  return rows.map(row => ({
    entityRef: row.entity_ref,
    hash: row.scope_hash,
    accounts: JSON.parse(row.accounts),
    owners: JSON.parse(row.owners),
  }));
}
