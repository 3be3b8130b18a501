import { Knex } from 'knex';
import { isPostgres, rowsParameter, rowsSource } from '../../rowset/dialect';
import { ResourceTagsRow } from './rows';

/** Tags of a resource as the source has just told them. */
export type ReadTags = Pick<
  ResourceTagsRow,
  'resource_hash' | 'account' | 'tags' | 'read_at'
>;

const columns = ['resource_hash', 'account', 'tags', 'read_at'] as const;

/** Keeps answers. Where a finding shows the same tags already, they become current without any further work. */
export async function saveResourceTags(
  transaction: Knex.Transaction,
  answers: readonly ReadTags[],
): Promise<void> {
  if (answers.length === 0) {
    return;
  }
  const rows = rowsParameter(answers);
  const source = rowsSource(transaction, 'resource_tags', columns);
  await transaction.raw(
    `update resource_tags set tags = r.tags, read_at = r.read_at from ${source}
     where resource_tags.resource_hash = r.resource_hash and resource_tags.account = r.account`,
    [rows],
  );
  await transaction.raw(
    `update finding_resources set tag_state = 'current' from ${source}
     where finding_resources.resource_hash = r.resource_hash and finding_resources.tags = r.tags
     and finding_resources.tag_state <> 'current'
     and exists (select 1 from findings where key = finding_resources.issue_key and account = r.account)`,
    [rows],
  );
}

/** Keys of findings that show other tags than the answers; in order, those after one key. */
export async function selectRetagged(
  knex: Knex,
  answers: readonly ReadTags[],
  page: { after: string; most: number },
): Promise<string[]> {
  if (answers.length === 0) {
    return [];
  }
  const result = await knex.raw(
    `select distinct finding_resources.issue_key as key from ${rowsSource(
      knex,
      'resource_tags',
      columns,
    )}
     join finding_resources on finding_resources.resource_hash = r.resource_hash
     join findings on findings.key = finding_resources.issue_key and findings.account = r.account
     where finding_resources.tags is distinct from r.tags and finding_resources.issue_key > ?
     order by 1 limit ?`,
    [rowsParameter(answers), page.after, page.most],
  );
  const rows: Array<{ key: string }> = isPostgres(knex) ? result.rows : result;
  return rows.map(({ key }) => key);
}
