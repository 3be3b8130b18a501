import { Knex } from 'knex';
import { whereKeys } from '../../rowset/whereKeys';
import { ResourceTagsRow } from './rows';
import { ResourceKey, whereResources } from './whereResources';

/** Resources of a source, so many at once. */
export async function selectKnownResources(
  knex: Knex,
  options: { source: string; most: number },
): Promise<ResourceKey[]> {
  return await knex<ResourceTagsRow>('resource_tags')
    .where('source', options.source)
    .orderBy('resource_hash')
    .limit(options.most)
    .select('resource_hash', 'account');
}

/** Forgets answers about resources. @returns keys of the findings that show them */
export async function forgetTags(
  transaction: Knex.Transaction,
  resources: readonly ResourceKey[],
): Promise<string[]> {
  await whereResources(
    transaction,
    transaction('resource_tags'),
    resources,
  ).delete();
  return await whereKeys(
    transaction,
    transaction('finding_resources'),
    'resource_hash',
    resources.map(resource => resource.resource_hash),
  )
    .where('tag_state', 'current')
    .distinct('issue_key')
    .orderBy('issue_key')
    .pluck('issue_key');
}
