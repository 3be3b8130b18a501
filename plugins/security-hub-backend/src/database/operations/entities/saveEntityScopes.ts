import { Knex } from 'knex';
import { EntityScopeRow } from './entityScope';
import { chunks } from '../../chunks';

/** Remembers the scopes that the stored owners were computed with. */
export async function saveEntityScopes(
  knex: Knex,
  scopes: EntityScopeRow[],
): Promise<void> {
  await knex.transaction(async transaction => {
    await transaction('entities').delete();
    for (const part of chunks(scopes, 200)) {
      await transaction('entities').insert(
        part.map(({ entityRef, hash, accounts, owners }) => ({
          entity_ref: entityRef,
          scope_hash: hash,
          accounts: JSON.stringify(accounts),
          owners: JSON.stringify(owners),
        })),
      );
    }
  });
}
