import { Knex } from 'knex';
import { whereKeys } from '../../rowset/whereKeys';
import { ClaimAccountRow, ClaimRow } from './rows';

/** A claim with its accounts. */
export type StoredClaim = ClaimRow & { accounts: string[] };

/** Claims with their accounts, in the order of the ids; those that are not there are left out. */
export async function loadClaims(
  knex: Knex,
  ids: string[],
): Promise<StoredClaim[]> {
  const [rows, accounts] = await Promise.all([
    whereKeys(knex, knex<ClaimRow>('claims').select('*'), 'id', ids),
    loadClaimAccounts(knex, ids),
  ]);
  const byId = new Map(rows.map(row => [row.id, row]));
  return ids.flatMap(id => {
    const row = byId.get(id);
    return row ? [{ ...row, accounts: accounts.get(id) ?? [] }] : [];
  });
}

/** The accounts of claims, sorted, by the claim's id. */
export async function loadClaimAccounts(
  knex: Knex,
  ids: string[],
): Promise<Map<string, string[]>> {
  const rows = await whereKeys(
    knex,
    knex<ClaimAccountRow>('claim_accounts').select('*'),
    'claim_id',
    ids,
  ).orderBy('account');
  const result = new Map<string, string[]>();
  for (const { claim_id: id, account } of rows) {
    const known = result.get(id) ?? [];
    known.push(account);
    result.set(id, known);
  }
  return result;
}
