import { Knex } from 'knex';
import { insertRows } from '../../rowset/insertRows';
import { whereKeys } from '../../rowset/whereKeys';

/** When the newest known image of each repository was pushed, by the hash of the repository's canonical id. */
export async function loadNewestImages(
  knex: Knex,
  hashes: string[],
): Promise<Map<string, string>> {
  if (hashes.length === 0) {
    return new Map();
  }
  const rows: Array<{ resource_hash: string; newest_pushed_at: string }> =
    await whereKeys(
      knex,
      knex('image_repositories'),
      'resource_hash',
      hashes,
    ).select('resource_hash', 'newest_pushed_at');
  return new Map(rows.map(row => [row.resource_hash, row.newest_pushed_at]));
}

/** Remembers newer images. */
export async function saveNewestImages(
  transaction: Knex.Transaction,
  newest: ReadonlyMap<string, string>,
): Promise<void> {
  await insertRows(
    transaction,
    'image_repositories',
    [...newest].map(([hash, pushedAt]) => ({
      resource_hash: hash,
      newest_pushed_at: pushedAt,
    })),
    { key: ['resource_hash'], then: 'replace' },
  );
}

/** Keys of the issues of repositories. */
export async function selectImageIssues(
  knex: Knex,
  hashes: string[],
): Promise<string[]> {
  return hashes.length === 0
    ? []
    : await whereKeys(knex, knex('finding_resources'), 'resource_hash', hashes)
        .distinct('issue_key')
        .pluck('issue_key');
}
