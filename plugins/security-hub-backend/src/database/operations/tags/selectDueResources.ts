import { Knex } from 'knex';
import { ResourceTagsRow } from './rows';

/** A resource whose tags are to be read now. */
export type DueResource = Pick<
  ResourceTagsRow,
  'resource_hash' | 'account' | 'resource_id' | 'region'
>;

/**
 * The resources of a source that were last asked for before a time, those with open findings first, the oldest first. From the index
 * alone, however many there are.
 */
export async function selectDueResources(
  knex: Knex,
  options: { source: string; askedBefore: string; most: number },
): Promise<DueResource[]> {
  const { source, askedBefore, most } = options;
  const due: DueResource[] = [];
  for (const settled of [false, true]) {
    if (due.length < most) {
      due.push(
        ...(await knex<ResourceTagsRow>('resource_tags')
          .where({ source, settled })
          .andWhere('asked_at', '<', askedBefore)
          .orderBy('asked_at')
          .limit(most - due.length)
          .select('resource_hash', 'account', 'resource_id', 'region')),
      );
    }
  }
  return due;
}
