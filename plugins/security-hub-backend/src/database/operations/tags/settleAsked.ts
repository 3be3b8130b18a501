import { Knex } from 'knex';
import { ResourceKey, whereResources } from './whereResources';

/** Takes note that resources were asked for, and what of them there is to ask for at all: one that no finding names is forgotten. */
export async function settleAsked(
  transaction: Knex.Transaction,
  resources: readonly ResourceKey[],
  askedAt: string,
): Promise<void> {
  if (resources.length === 0) {
    return;
  }
  const asked = () =>
    whereResources(transaction, transaction('resource_tags'), resources);
  const findings = () =>
    transaction('finding_resources as r')
      .join('findings as f', 'f.key', 'r.issue_key')
      .where('r.resource_hash', transaction.ref('resource_tags.resource_hash'))
      .where('f.account', transaction.ref('resource_tags.account'))
      .select(transaction.raw('1'));
  await asked().whereNotExists(findings()).delete();
  await asked().update({
    asked_at: askedAt,
    settled: transaction.raw('not exists ?', [
      findings().whereIn('f.status', ['open', 'acknowledged']),
    ]),
  });
}
