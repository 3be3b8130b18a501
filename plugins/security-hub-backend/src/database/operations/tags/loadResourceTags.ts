import { Knex } from 'knex';
import { whereKeys } from '../../rowset/whereKeys';
import { ResourceTagsRow } from './rows';

/** What is known of the tags of resources, by {@link resourceTagsKey}. */
export async function loadResourceTags(
  knex: Knex,
  hashes: readonly string[],
): Promise<Map<string, ResourceTagsRow>> {
  if (hashes.length === 0) {
    return new Map();
  }
  const rows: ResourceTagsRow[] = await whereKeys(
    knex,
    knex('resource_tags'),
    'resource_hash',
    hashes,
  ).select('*');
  return new Map(
    rows.map(row => [
      resourceTagsKey(row.resource_hash, row.account),
      { ...row, settled: Boolean(row.settled) },
    ]),
  );
}

/** The same resource may be named by findings of several accounts: only the answer about one's own account counts. */
export function resourceTagsKey(hash: string, account: string): string {
  return `${hash} ${account}`;
}
