import { Knex } from 'knex';
import { insertRows } from '../../rowset/insertRows';
import { whereKeys } from '../../rowset/whereKeys';
import { columnText, longText } from '../../text';

/** A resource whose tags are to be read. */
export type QueuedResource = {
  /** A finding that it belongs to */
  issueKey: string;
  resourceHash: string;
  account: string;
  /** An ARN */
  resourceId: string;
  region: string;
  /** None of its findings is open or acknowledged */
  settled: boolean;
};

/**
 * Queues resources that are not known yet; those that are stay as they are.
 *
 * @param sources - resources of other sources are left out
 */
export async function queueResources(
  knex: Knex,
  resources: readonly QueuedResource[],
  sources: ReadonlySet<string>,
): Promise<void> {
  if (resources.length === 0) {
    return;
  }
  const records: Array<{ issue_key: string; source: string }> = await whereKeys(
    knex,
    knex('finding_records'),
    'issue_key',
    [...new Set(resources.map(({ issueKey }) => issueKey))],
  )
    .groupBy('issue_key')
    .select('issue_key', knex.raw('min(source) as source'));
  const sourceOf = new Map(records.map(row => [row.issue_key, row.source]));
  await insertRows(
    knex,
    'resource_tags',
    resources
      .flatMap(resource => {
        const source = sourceOf.get(resource.issueKey);
        return source !== undefined && sources.has(source)
          ? {
              resource_hash: resource.resourceHash,
              account: resource.account,
              resource_id: longText(resource.resourceId),
              region: columnText(resource.region, 63),
              source,
              settled: resource.settled,
              asked_at: '',
            }
          : [];
      })
      // One order for all transactions, so that two do not wait for one another
      .sort((a, b) => (a.resource_hash < b.resource_hash ? -1 : 1)),
    { key: ['resource_hash', 'account'], then: 'ignore' },
  );
}

/** They have an open finding again: they are read before those that have none. */
export async function wakeResources(
  knex: Knex,
  hashes: readonly string[],
): Promise<void> {
  if (hashes.length > 0) {
    await whereKeys(
      knex,
      knex('resource_tags'),
      'resource_hash',
      hashes,
    ).update({ settled: false });
  }
}

/** A finding says other tags than the last answer: they are read at the next run, whatever their age. */
export async function hurryResources(
  knex: Knex,
  hashes: readonly string[],
): Promise<void> {
  if (hashes.length > 0) {
    await whereKeys(
      knex,
      knex('resource_tags'),
      'resource_hash',
      hashes,
    ).update({ asked_at: '' });
  }
}
