import { Knex } from 'knex';
import { chunks } from '../../chunks';
import { EntityScopeRow } from './entityScope';

/**
 * Before the findings of changed entities are given anew, piece by piece: only owners that count before and after keep their access until
 * `saveEntityScopes`. The old hashes stay, so that a sweep that is cut short is done again.
 */
export async function restrictOwners(
  knex: Knex,
  options: { before: EntityScopeRow[]; after: EntityScopeRow[] },
): Promise<void> {
  const old = new Map(options.before.map(row => [row.entityRef, row]));
  const added = options.after.filter(({ entityRef }) => !old.has(entityRef));
  await knex.transaction(async transaction => {
    for (const part of chunks(added, 200)) {
      await transaction('entities')
        .insert(
          part.map(({ entityRef, owners }) => ({
            entity_ref: entityRef,
            scope_hash: '',
            accounts: JSON.stringify([]),
            owners: JSON.stringify(owners),
          })),
        )
        // Another replica sweeps, too
        .onConflict('entity_ref')
        .ignore();
    }
    for (const { entityRef, owners } of options.after) {
      const former = old.get(entityRef)?.owners ?? [];
      const both = former.filter(owner => owners.includes(owner));
      if (both.length < former.length) {
        await transaction('entities')
          .where('entity_ref', entityRef)
          .update({ owners: JSON.stringify(both) });
      }
    }
  });
}
