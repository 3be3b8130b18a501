import { AccountLedger } from '../../accounts';
import { sha256 } from '../../hashing/sha256';
import { OwnershipMatch } from './types';

/**
 * The account's owner in the ledger gets what no selector and no rule matches.
 *
 * @param idleRules names of rules that fit, and whose owners are not in the catalog
 */
export function ledgerMatch(
  accountId: string,
  ledger: AccountLedger,
  idleRules: string[] = [],
): OwnershipMatch[] {
  const account = ledger.account(accountId);
  if (!account?.owner) {
    return [];
  }
  const idle = idleRules.map(
    name =>
      `; rule ${JSON.stringify(
        name,
      )} fits, but its owner is not in the catalog`,
  );
  return [
    {
      entityRef: account.owner,
      isPrimary: true,
      conflict: false,
      rank: 'ledger',
      source: account.source,
      text: `owner of account ${accountId} in the account ledger; no entity claims the resource${idle.join(
        '',
      )}`,
      selectorHash: sha256(`ledger|${accountId}`),
    },
  ];
}
