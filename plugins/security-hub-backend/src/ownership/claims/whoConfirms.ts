import { AccountLedger } from '../../accounts';

/** What of a claim decides who may confirm it. */
export type ClaimedAccounts = { accounts: string[]; anyAccount: boolean };

/**
 * The groups that own the accounts of a claim in the ledger, one an account. Undefined where one of them has no owner, or any account is
 * claimed: then nobody but the platform group confirms.
 */
export function confirmingGroups(
  claim: ClaimedAccounts,
  ledger: AccountLedger,
): string[] | undefined {
  if (claim.anyAccount || claim.accounts.length === 0) {
    return undefined;
  }
  const groups = claim.accounts.map(id => ledger.account(id)?.owner);
  const known = groups.flatMap(group => group ?? []);
  return known.length === groups.length ? [...new Set(known)] : undefined;
}

/** Whom to ask for a confirmation, in words. */
export function whoConfirms(
  claim: ClaimedAccounts,
  ledger: AccountLedger,
): string {
  const groups = confirmingGroups(claim, ledger);
  if (groups?.length === 1) {
    const which = claim.accounts.length > 1 ? 'accounts' : 'account';
    return `${groups[0]}, the owner of its ${which} in the account ledger, or the platform team`;
  }
  return groups
    ? 'the platform team, as its accounts have different owners (with one selector for each they can confirm it themselves)'
    : 'the platform team';
}

/** Why a claim matches nothing in mode `confirm`, and whom to ask. */
export function unconfirmedMessage(
  state: 'pending' | 'rejected',
  claim: ClaimedAccounts,
  ledger: AccountLedger,
): string {
  const who = whoConfirms(claim, ledger);
  return state === 'rejected'
    ? `The claim was rejected, and matches nothing. Change it, or ask ${who}.`
    : `The claim is not confirmed yet, and matches nothing until then. Ask ${who}.`;
}
