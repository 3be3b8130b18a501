import { findingOwnerships, FindingOwnership } from '../../rows';
import { Knex } from 'knex';
import {
  ReportPage,
  ReportScope,
  unsettledFindings,
} from './unsettledFindings';

/** Findings by how they have an owner. */
export type OwnershipCounts = Record<FindingOwnership, number>;

/** How many findings have an owner, in all and by account. */
export type Coverage = {
  total: OwnershipCounts;
  accounts: Array<{ account: string | undefined; counts: OwnershipCounts }>;
  totalItems: number;
};

/** Counts findings by how they have an owner; the accounts with the most orphans and conflicts first. One grouped read of an index. */
export async function countCoverage(
  knex: Knex,
  scope: ReportScope,
  { limit, offset }: ReportPage,
): Promise<Coverage> {
  const rows = (await unsettledFindings(knex, scope)
    .groupBy('f.ownership', 'f.account')
    .select(
      'f.ownership',
      'f.account',
      knex.raw('count(*) as count'),
    )) as Array<{
    ownership: FindingOwnership;
    account: string | null;
    count: number | string;
  }>;
  const total = noCounts();
  const byAccount = new Map<string, OwnershipCounts>();
  for (const { ownership, account, count } of rows) {
    const counts = byAccount.get(account ?? '') ?? noCounts();
    counts[ownership] += Number(count);
    total[ownership] += Number(count);
    byAccount.set(account ?? '', counts);
  }
  const uncovered = ({ orphan, conflict }: OwnershipCounts) =>
    orphan + conflict;
  const accounts = [...byAccount]
    .map(([account, counts]) => ({ account: account || undefined, counts }))
    .sort(
      (a, b) =>
        uncovered(b.counts) - uncovered(a.counts) ||
        ((a.account ?? '') < (b.account ?? '') ? -1 : 1),
    );
  return {
    total,
    accounts: accounts.slice(offset, offset + limit),
    totalItems: accounts.length,
  };
}

function noCounts(): OwnershipCounts {
  return Object.fromEntries(
    findingOwnerships.map(name => [name, 0]),
  ) as OwnershipCounts;
}
