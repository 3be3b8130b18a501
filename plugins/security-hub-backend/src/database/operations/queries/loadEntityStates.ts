import { Knex } from 'knex';

/** What the store knows of an entity. */
export type EntityState = {
  /**
   * The owners that it had when its claims were last checked and its findings given to it; absent for one that claims nothing
   */
  checkedOwners?: string[];
  /** Changes with every change of its findings */
  version: string;
};

type Row = { part: string; entity_ref: string; value: string };

/** Checked owners and versions of entities, in one statement. An entity that the store does not know has a version, too. */
export async function loadEntityStates(
  knex: Knex,
  entityRefs: string[],
): Promise<Map<string, EntityState>> {
  const rows: Row[] = await knex.unionAll([
    knex('entities')
      .whereIn('entity_ref', entityRefs)
      .select(knex.raw("'owners' as part"), 'entity_ref', 'owners as value'),
    knex('entity_versions')
      .whereIn('entity_ref', entityRefs)
      .groupBy('entity_ref')
      .select(
        knex.raw("'version' as part"),
        'entity_ref',
        knex.raw('cast(sum(version) as text) as value'),
      ),
  ]);
  const result = new Map<string, EntityState>(
    entityRefs.map(ref => [ref, { version: '0' }]),
  );
  for (const { part, entity_ref: ref, value } of rows) {
    const state = result.get(ref);
    if (state && part === 'owners') {
      state.checkedOwners = JSON.parse(value);
    } else if (state) {
      state.version = value;
    }
  }
  return result;
}
