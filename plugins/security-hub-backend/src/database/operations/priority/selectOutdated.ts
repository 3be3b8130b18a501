import { Knex } from 'knex';
import { whereKeys } from '../../rowset/whereKeys';

/** Findings whose priority was asked to be made anew, after a key. */
export async function selectQueued(
  knex: Knex,
  options: { after: string; most: number },
): Promise<string[]> {
  return await knex('priority_queue')
    .where('issue_key', '>', options.after)
    .orderBy('issue_key')
    .limit(options.most)
    .pluck('issue_key');
}

/** Findings whose priority time alone has changed by now, the longest ago first. */
export async function selectAged(
  knex: Knex,
  options: { now: string; most: number },
): Promise<string[]> {
  return await knex('findings')
    .where('priority_review_at', '<=', options.now)
    .orderBy('priority_review_at')
    .orderBy('key')
    .limit(options.most)
    .pluck('key');
}

/**
 * Takes findings off the queue. Before their priorities are made: who asks meanwhile waits for the end of the transaction, and asks again
 * then; who asked before is seen by what is read after this.
 */
export async function unqueue(
  transaction: Knex.Transaction,
  issueKeys: string[],
): Promise<void> {
  await whereKeys(
    transaction,
    transaction('priority_queue'),
    'issue_key',
    issueKeys,
  ).delete();
}
