import { AccountLedger } from '../../accounts';
import { sha256 } from '../../hashing/sha256';
import { OwnershipMatch } from './types';

/** The account's owner in the ledger gets what no selector matches. */
export function ledgerMatch(
  accountId: string,
  ledger: AccountLedger,
): OwnershipMatch[] {
  const account = ledger.account(accountId);
  if (!account?.owner) {
    return [];
  }
  return [
    {
      entityRef: account.owner,
      isPrimary: true,
      conflict: false,
      rank: 'ledger',
      source: account.source,
      text: `owner of account ${accountId} in the account ledger; no entity claims the resource`,
      selectorHash: sha256(`ledger|${accountId}`),
    },
  ];
}
