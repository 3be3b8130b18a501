import { Knex } from 'knex';
import { chunks } from '../../chunks';
import { FindingOwnerRow } from '../../rows';

/** All entities that own findings or are concerned with them. */
export async function loadOwners(
  knex: Knex,
  findingKeys: string[],
): Promise<Map<string, FindingOwnerRow[]>> {
  const result = new Map<string, FindingOwnerRow[]>();
  for (const part of chunks(findingKeys, 500)) {
    const rows: FindingOwnerRow[] = await knex<FindingOwnerRow>(
      'finding_owners',
    )
      .whereIn('issue_key', part)
      .orderBy('entity_ref')
      .select('*');
    for (const row of rows) {
      const list = result.get(row.issue_key) ?? [];
      list.push({ ...row, is_primary: Boolean(row.is_primary) });
      result.set(row.issue_key, list);
    }
  }
  return result;
}
