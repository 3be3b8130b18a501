import { Knex } from 'knex';
import { FindingRow } from '../../rows';
import { entityFindings } from './entityFindings';
import { FindingScope } from './findingQuery';

const RELATED_LIMIT = 20;

/** Findings of the same entity with the same group, or on the same resource; unsettled ones, most urgent first. */
export async function loadRelated(
  knex: Knex,
  scope: FindingScope,
  finding: FindingRow,
  by: 'group' | 'resource',
): Promise<Array<FindingRow & { is_primary: boolean }>> {
  const query = entityFindings(knex, scope)
    .whereNot('f.key', finding.key)
    .whereIn('f.status', ['open', 'acknowledged', 'accepted'])
    .orderBy('f.priority_rank', 'desc')
    .orderBy('f.key')
    .limit(RELATED_LIMIT)
    .select('f.*', 'o.is_primary');
  return by === 'group'
    ? await query.where('f.group_key', finding.group_key)
    : await query
        .where('f.resource_hash', finding.resource_hash)
        .whereNot('f.group_key', finding.group_key);
}
