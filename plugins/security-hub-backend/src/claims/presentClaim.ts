import { Claim } from 'backstage-plugin-security-hub-common';
import { AccountLedger } from '../accounts';
import { StoredClaim } from '../database/operations/claims';
import { unconfirmedMessage } from '../ownership';

/** A claim as the API shows it. */
export function presentClaim(
  claim: StoredClaim,
  options: {
    ledger: AccountLedger;
    /** May decide on its accounts, as far as the built-in rule goes */
    ownsAccounts: boolean;
    canDecide: boolean;
    wouldMatch?: number;
  },
): Claim {
  const { ledger, ownsAccounts, canDecide, wouldMatch } = options;
  const { id, state, accounts } = claim;
  const anyAccount = Boolean(claim.any_account);
  // Who has only written down the number of an account learns nothing of it
  const known = ownsAccounts || state === 'confirmed';
  return {
    id,
    entityRef: claim.entity_ref,
    owners: JSON.parse(claim.owners),
    state,
    accounts: accounts.map(account => ({
      id: account,
      ...(known && {
        name: ledger.account(account)?.name,
        environment: ledger.account(account)?.environment ?? 'unknown',
      }),
    })),
    anyAccount,
    selectors: [claim.text],
    hash: claim.hash,
    since: claim.since,
    wouldMatch: ownsAccounts ? wouldMatch : undefined,
    message:
      state === 'pending' || state === 'rejected'
        ? unconfirmedMessage(state, { accounts, anyAccount }, ledger)
        : claim.message ?? undefined,
    decidedBy: claim.decided_by ?? undefined,
    decidedAt: claim.decided_at ?? undefined,
    comment: claim.comment ?? undefined,
    canDecide,
  };
}
