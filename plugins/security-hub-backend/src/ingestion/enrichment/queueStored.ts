import { Knex } from 'knex';
import {
  QueuedResource,
  queueResources,
  selectUnqueued,
} from '../../database/operations/tags';
import { readableResource } from './readableResource';

/** Findings that are looked at with one statement, and in one run. */
const FINDINGS = 2_000;
const PAGES = 50;

/** How far the findings that were stored before tags were read have been gone through. */
export type QueueProgress = { queuedUntil?: string; allQueued: boolean };

/** Queues the resources of findings that are stored already, some in each run, until it has come through all of them. */
export async function queueStored(
  knex: Knex,
  source: string,
  progress: QueueProgress,
  signal: AbortSignal,
): Promise<QueueProgress> {
  let { queuedUntil, allQueued } = progress;
  for (let page = 0; page < PAGES && !allQueued; page += 1) {
    signal.throwIfAborted();
    const { resources, last } = await selectUnqueued(knex, {
      after: queuedUntil ?? '',
      findings: FINDINGS,
    });
    const queued = new Map<string, QueuedResource>();
    for (const row of resources) {
      const readable = readableResource(
        {
          canonicalId: row.resource_id,
          region: row.region,
          arnAccount: row.arn_account ?? undefined,
        },
        { account: row.account ?? undefined, region: row.region },
      );
      const key = `${row.resource_hash} ${row.account}`;
      if (readable && (!row.settled || !queued.has(key))) {
        queued.set(key, {
          ...readable,
          issueKey: row.issue_key,
          resourceHash: row.resource_hash,
          settled: row.settled,
        });
      }
    }
    await queueResources(knex, [...queued.values()], new Set([source]));
    queuedUntil = last ?? queuedUntil;
    allQueued = last === undefined;
  }
  return { queuedUntil, allQueued };
}
