import { FindingFilterCriteria } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { FindingRow } from '../../rows';
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

/** Those of the findings that belong to the entity (owned or concerned) and that the criteria leave. */
export async function loadEntityFindings(
  knex: Knex,
  options: {
    entityRef: string;
    keys: string[];
    criteria?: FindingFilterCriteria;
  },
): Promise<Array<FindingRow & { is_primary: boolean }>> {
  const { entityRef, keys, criteria } = options;
  const query = knex('finding_owners as o')
    .join('findings as f', 'f.key', 'o.issue_key')
    .where('o.entity_ref', entityRef)
    .whereIn('o.issue_key', keys);
  if (criteria) {
    query.andWhere(builder => applyCriteria(builder, criteria));
  }
  return await query.select('f.*', 'o.is_primary');
}
