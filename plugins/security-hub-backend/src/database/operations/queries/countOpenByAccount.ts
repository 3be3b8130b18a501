import { FindingFilterCriteria } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { whereKeys } from '../../rowset/whereKeys';
import { applyCriteria } from './applyCriteria';

/** Open findings of accounts, without samples, as far as a conditional policy leaves them. Accounts without any are left out. */
export async function countOpenByAccount(
  knex: Knex,
  options: { accounts: string[]; criteria?: FindingFilterCriteria },
): Promise<Map<string, number>> {
  const { accounts, criteria } = options;
  const query = whereKeys(
    knex,
    // The word itself and no parameter: the index holds open findings only
    knex('findings as f').whereRaw("f.status = 'open'"),
    'f.account',
    accounts,
  ).where('f.sample', false);
  if (criteria) {
    applyCriteria(query, criteria);
  }
  const rows: Array<{ account: string; open: number | string }> = await query
    .groupBy('f.account')
    .select('f.account')
    .count('* as open');
  return new Map(rows.map(({ account, open }) => [account, Number(open)]));
}
