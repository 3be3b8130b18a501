import { Account } from 'backstage-plugin-security-hub-common';
import { AccountLedger } from './ledger';

/** An account with what the ledger knows of it. */
export function presentAccount(id: string, ledger: AccountLedger): Account {
  const account = ledger.account(id);
  return {
    id,
    name: account?.name,
    environment: account?.environment ?? 'unknown',
  };
}

/** Accounts, each once, by id. */
export function presentAccounts(
  ids: string[],
  ledger: AccountLedger,
): Account[] {
  return [...new Set(ids)].sort().map(id => presentAccount(id, ledger));
}
