import { Knex } from 'knex';
import { insertRows } from '../../rowset/insertRows';
import { whereKeys } from '../../rowset/whereKeys';
import { ClaimAccountRow, ClaimEventRow, ClaimRow } from './rows';

/** Claims as a sweep leaves them, and what happened to them. */
export type ClaimChanges = {
  /** New and changed ones */
  claims: ClaimRow[];
  /** The accounts of those */
  accounts: ClaimAccountRow[];
  /** Claimed no more; what was said of them stays in their history */
  withdrawn: { ids: string[]; at: string };
  events: ClaimEventRow[];
};

/** Writes what a sweep has changed. History is only added to. */
export async function saveClaims(
  transaction: Knex.Transaction,
  changes: ClaimChanges,
): Promise<void> {
  const { claims, accounts, withdrawn, events } = changes;
  await insertRows(transaction, 'claims', claims, {
    key: ['id'],
    then: 'replace',
  });
  await whereKeys(
    transaction,
    transaction('claim_accounts'),
    'claim_id',
    claims.map(({ id }) => id),
  ).delete();
  await insertRows(transaction, 'claim_accounts', accounts);
  await whereKeys(
    transaction,
    transaction<ClaimRow>('claims'),
    'id',
    withdrawn.ids,
  ).update({ withdrawn_at: withdrawn.at });
  await insertRows(transaction, 'claim_events', events);
}
