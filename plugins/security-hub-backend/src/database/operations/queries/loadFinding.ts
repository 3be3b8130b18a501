import { FindingFilterCriteria } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { FindingRow } from '../../rows';
import { whereKeys } from '../../rowset/whereKeys';
import { applyCriteria } from './applyCriteria';

/** One finding, if the criteria of the policy leave it. */
export async function loadFinding(
  knex: Knex,
  key: string,
  criteria?: FindingFilterCriteria,
): Promise<FindingRow | undefined> {
  const query = knex<FindingRow>('findings as f').where('f.key', key);
  if (criteria) {
    query.andWhere(builder => applyCriteria(builder, criteria));
  }
  return await query.first<FindingRow | undefined>('f.*');
}

/** Those of the findings that belong to one of the entities (owned or concerned) and that the criteria leave; each once. */
export async function loadEntityFindings(
  knex: Knex,
  options: {
    entityRefs: readonly string[];
    keys: string[];
    criteria?: FindingFilterCriteria;
  },
): Promise<FindingRow[]> {
  const { entityRefs, keys, criteria } = options;
  const query = knex('findings as f')
    .whereIn('f.key', keys)
    .whereExists(
      whereKeys(
        knex,
        knex('finding_owners as o').whereRaw('o.issue_key = f.key'),
        // The key is what the index is searched by, not each of the entities
        knex.raw("(o.entity_ref || '')"),
        entityRefs,
      ),
    );
  if (criteria) {
    query.andWhere(builder => applyCriteria(builder, criteria));
  }
  return await query.select('f.*');
}
