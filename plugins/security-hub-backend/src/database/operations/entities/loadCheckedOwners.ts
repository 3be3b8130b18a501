import { Knex } from 'knex';

/**
 * The owners that entities had when their claims were last checked and their findings given to them. Entities that claim nothing
 * are left out.
 */
export async function loadCheckedOwners(
  knex: Knex,
  entityRefs: string[],
): Promise<Map<string, string[]>> {
  const rows: Array<{ entity_ref: string; owners: string }> = await knex(
    'entities',
  )
    .whereIn('entity_ref', entityRefs)
    .select('entity_ref', 'owners');
  return new Map(rows.map(row => [row.entity_ref, JSON.parse(row.owners)]));
}
