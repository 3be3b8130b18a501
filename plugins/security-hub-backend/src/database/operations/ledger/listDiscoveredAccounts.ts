import { Knex } from 'knex';
import { DiscoveredAccount } from './DiscoveredAccount';
import { AccountRow, toDiscoveredAccount } from './rows';

/** All accounts that sources have named, removed ones too, by id and source. */
export async function listDiscoveredAccounts(
  knex: Knex,
): Promise<DiscoveredAccount[]> {
  const rows = await knex<AccountRow>('accounts').orderBy(['id', 'source']);
  return rows.map(toDiscoveredAccount);
}
