import { Knex } from 'knex';
import { FindingRow } from '../../rows';
import { entityFindings } from './entityFindings';
import { FindingScope } from './findingQuery';
import { resourceCode } from './listColumns';
import { ListedFinding, selectShown, toListed } from './shownFindings';

const RELATED_LIMIT = 20;

/** Findings of the same entity with the same group, or on the same resource; unsettled ones, most urgent first. */
export async function loadRelated(
  knex: Knex,
  scope: FindingScope,
  finding: Pick<FindingRow, 'key' | 'group_key' | 'resource_hash'>,
  by: 'group' | 'resource',
): Promise<ListedFinding[]> {
  const query = entityFindings(knex, scope)
    .join('findings as f', 'f.key', 'o.issue_key')
    .whereNot('o.issue_key', finding.key)
    .whereIn('o.status', ['open', 'acknowledged', 'accepted'])
    .orderBy('o.priority_order')
    .orderBy('o.issue_key')
    .limit(RELATED_LIMIT)
    .select('o.is_primary');
  if (by === 'group') {
    query.where('o.group_key', finding.group_key);
  } else {
    query
      .where('o.resource_code', resourceCode(finding.resource_hash))
      .whereNot('o.group_key', finding.group_key);
  }
  const rows = await selectShown(knex, query);
  return rows.map(toListed);
}
