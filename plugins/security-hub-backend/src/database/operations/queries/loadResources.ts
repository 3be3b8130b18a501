import { Knex } from 'knex';
import { chunks } from '../../chunks';
import { FindingResourceRow } from '../../rows';

/** Resources of findings, in the order of the record. */
export async function loadResources(
  knex: Knex,
  findingKeys: string[],
): Promise<Map<string, FindingResourceRow[]>> {
  const result = new Map<string, FindingResourceRow[]>();
  for (const part of chunks(findingKeys, 500)) {
    const rows: FindingResourceRow[] = await knex<FindingResourceRow>(
      'finding_resources',
    )
      .whereIn('issue_key', part)
      .orderBy('position')
      .select('*');
    for (const row of rows) {
      const list = result.get(row.issue_key) ?? [];
      list.push(row);
      result.set(row.issue_key, list);
    }
  }
  return result;
}
