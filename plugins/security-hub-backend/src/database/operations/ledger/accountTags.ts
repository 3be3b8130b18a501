import { Knex } from 'knex';
import { columnText } from '../../text';
import { AccountTagValues } from './DiscoveredAccount';
import { AccountRow } from './rows';

/** An account whose tags were asked for; `tags` is absent where AWS gave no answer, which changes nothing. */
export type AskedAccount = { id: string; tags?: AccountTagValues };

/** Ids of a source's accounts whose tags are due, those that have waited longest first. Removed and closed ones are not asked for. */
export async function selectAccountsToTag(
  knex: Knex,
  due: { source: string; before: string; limit: number },
): Promise<string[]> {
  return await knex<AccountRow>('accounts')
    .where({ source: due.source })
    .whereNull('removed_at')
    .whereNotNull('organization_state')
    .andWhere(row =>
      row.whereNull('tags_asked_at').orWhere('tags_asked_at', '<=', due.before),
    )
    // Those that were never asked for come first; databases differ in where they put NULL
    .orderByRaw("coalesce(tags_asked_at, '') asc, id asc")
    .limit(due.limit)
    .pluck('id');
}

/** Keeps the tags of accounts, and that they were asked for. */
export async function saveAccountTags(
  knex: Knex,
  answer: { source: string; accounts: AskedAccount[]; at: string },
): Promise<void> {
  const { source, at } = answer;
  const text = (value: string | undefined) =>
    value === undefined ? null : columnText(value, 256);
  await knex.transaction(async transaction => {
    for (const { id, tags } of answer.accounts) {
      await transaction<AccountRow>('accounts')
        .where({ source, id })
        .update({
          tags_asked_at: at,
          ...(tags && {
            owner_tag: text(tags.owner),
            environment_tag: text(tags.environment),
            contact_tag: text(tags.contact),
          }),
        });
    }
  });
}

/** Forgets all tags of accounts that are no longer read, so that what config no longer names decides nothing. */
export async function forgetAccountTags(
  knex: Knex,
  kept: { sources: string[] },
): Promise<void> {
  await knex<AccountRow>('accounts')
    .whereNotIn('source', kept.sources)
    .whereNotNull('tags_asked_at')
    .update({
      owner_tag: null,
      environment_tag: null,
      contact_tag: null,
      tags_asked_at: null,
    });
}
