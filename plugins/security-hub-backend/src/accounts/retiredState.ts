import { AccountState } from 'backstage-plugin-security-hub-common';
import { LedgerAccount } from './ledger';

const retiredStates: readonly AccountState[] = [
  'suspended',
  'closed',
  'removed',
];

/** The state of an account from which nothing is read any more; undefined for all others. What was read of it stays. */
export function retiredState(
  account: Pick<LedgerAccount, 'state'> | undefined,
): AccountState | undefined {
  return account && retiredStates.includes(account.state)
    ? account.state
    : undefined;
}
