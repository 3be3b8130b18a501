import { Knex } from 'knex';
import { insertRows } from '../../rowset/insertRows';
import { whereKeys } from '../../rowset/whereKeys';

/**
 * Queues the failing findings of resources, in the account that says something of them: a finding can name any resource, also one of
 * another account, and must not make other teams' findings more urgent. Threats are left out, as nothing said of their resources counts for
 * them. Reads by the index of resources alone.
 */
export async function queueNeighbours(
  transaction: Knex.Transaction,
  resources: ReadonlyArray<{ resource_hash: string; account: string }>,
): Promise<void> {
  const byAccount = new Map<string, Set<string>>();
  for (const { account, resource_hash: hash } of resources) {
    const hashes = byAccount.get(account) ?? new Set();
    hashes.add(hash);
    byAccount.set(account, hashes);
  }
  const keys = new Set<string>();
  for (const [account, hashes] of byAccount) {
    const found: string[] = await whereKeys(
      transaction,
      transaction('finding_resources as r').join(
        'findings as f',
        'f.key',
        'r.issue_key',
      ),
      'r.resource_hash',
      [...hashes],
    )
      // Not by the index of accounts, which SQLite would take: an account has many findings, a resource a few
      .whereRaw("coalesce(f.account, '') = ?", [account])
      .where('f.failing', true)
      .whereNot('f.kind', 'threat')
      .pluck('r.issue_key');
    for (const key of found) {
      keys.add(key);
    }
  }
  await queuePriorities(transaction, [...keys]);
}

/** Queues the failing findings of controls, of which the organisation says something else now. */
export async function queueControls(
  transaction: Knex.Transaction,
  controlIds: readonly string[],
): Promise<void> {
  for (const controlId of controlIds) {
    const keys: string[] = await transaction('findings')
      .where({ control_id: controlId, failing: true })
      .pluck('key');
    await queuePriorities(transaction, keys);
  }
}

/** Has priorities made anew. In one order, so that two who ask do not wait for one another in a circle. */
export async function queuePriorities(
  transaction: Knex.Transaction,
  issueKeys: readonly string[],
): Promise<void> {
  await insertRows(
    transaction,
    'priority_queue',
    [...issueKeys].sort().map(key => ({ issue_key: key, asked: 1 })),
    // Not ignored: whoever works the row off at this moment may not see what we have changed, so it has to be there again afterwards
    { key: ['issue_key'], then: ['asked'] },
  );
}
