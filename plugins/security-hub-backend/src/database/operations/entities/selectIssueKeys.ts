import { Knex } from 'knex';
import { ChangedScopes, touchesEveryAccount } from './entityScope';
import { chunks } from '../../chunks';

/** Findings that changed scopes can touch: those of their accounts, and those that the entities own now. */
export async function selectIssueKeys(
  knex: Knex,
  changed: ChangedScopes,
): Promise<string[]> {
  if (touchesEveryAccount(changed)) {
    return await knex('findings').orderBy('key').pluck('key');
  }
  const keys = new Set<string>();
  for (const accounts of chunks(changed.accounts, 500)) {
    for (const key of await knex('findings')
      .whereIn('account', accounts)
      .pluck('key')) {
      keys.add(key);
    }
  }
  for (const entities of chunks(changed.entities, 500)) {
    for (const key of await knex('finding_owners')
      .whereIn('entity_ref', entities)
      .pluck('issue_key')) {
      keys.add(key);
    }
  }
  return [...keys].sort();
}
