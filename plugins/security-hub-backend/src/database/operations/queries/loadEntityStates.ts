import { Knex } from 'knex';
import { whereKeys } from '../../rowset/whereKeys';

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
  entityRefs: readonly string[],
): Promise<Map<string, EntityState>> {
  const of = (table: string) =>
    entityRefs.length === 1
      ? knex(table).whereIn('entity_ref', entityRefs)
      : whereKeys(knex, knex(table), 'entity_ref', entityRefs);
  const rows: Row[] = await knex.unionAll([
    of('entities').select(
      knex.raw("'owners' as part"),
      'entity_ref',
      'owners as value',
    ),
    of('entity_versions')
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
