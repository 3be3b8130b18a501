import { Knex } from 'knex';
import { isPostgres } from '../../rowset/dialect';
import { whereKeys } from '../../rowset/whereKeys';

/** Any number; the same in all replicas, different from other plugins' locks. Advisory locks with two numbers keep it apart. */
const INGEST_LOCKS = 730_214_601;

/**
 * Lets one transaction at a time read and write the issues of an account, over all replicas: rows that do not exist yet cannot be locked.
 * An issue belongs to one account for ever, since that is part of its key. SQLite has one writer anyway. The locks are taken in one
 * order, so that two transactions do not wait for one another, and end with the transaction.
 */
export async function lockAccounts(
  transaction: Knex.Transaction,
  accounts: Iterable<string | undefined>,
): Promise<void> {
  if (!isPostgres(transaction)) {
    return;
  }
  const names = [...new Set([...accounts].map(account => account ?? ''))];
  await transaction.raw(
    'select pg_advisory_xact_lock(?, number) from (select distinct hashtext(name) as number from unnest(?::text[]) as name order by 1) as locks',
    [INGEST_LOCKS, names],
  );
}

/** The same for the accounts of issues. */
export async function lockIssueAccounts(
  transaction: Knex.Transaction,
  issueKeys: string[],
): Promise<void> {
  if (isPostgres(transaction)) {
    const accounts: Array<string | null> = await whereKeys(
      transaction,
      transaction('findings'),
      'key',
      issueKeys,
    )
      .distinct('account')
      .pluck('account');
    await lockAccounts(
      transaction,
      accounts.map(account => account ?? undefined),
    );
  }
}
