import { AccountLedger } from '../../accounts';
import { claimHash } from './claimHash';
import { ClaimStanding } from './ClaimStanding';
import { accountOfArn, closedSelector } from './closedSelector';
import { ClaimingEntity, ResolvedSelector, SelectorClaim } from './types';
import { unconfirmedMessage } from './whoConfirms';

/** Accounts that ARNs name, where the selector itself names none; undefined where one of them names none either. */
function accountsOfArns(arns: string[]): string[] | undefined {
  const named = arns.map(accountOfArn);
  const known = named.flatMap(account => account ?? []);
  return known.length === named.length && known.length > 0
    ? [...new Set(known)]
    : undefined;
}

/**
 * Lets a selector match only where somebody has confirmed exactly this claim, of this entity with these owners.
 *
 * @param written - the selector as written; one that is not `ok` stays as it is
 */
export function resolveByVerdict(
  written: ResolvedSelector,
  entity: ClaimingEntity,
  ledger: AccountLedger,
  standing: ClaimStanding,
): ResolvedSelector {
  if (written.state !== 'ok') {
    return written;
  }
  const { selector, arns } = written;
  const accounts = written.anyAccount
    ? accountsOfArns(arns) ?? []
    : written.accounts;
  const what = {
    accounts: [...accounts].sort(),
    anyAccount: accounts.length === 0,
    arns,
  };
  const claim: SelectorClaim = {
    ...what,
    kind: 'asked',
    hash: claimHash(entity, selector, what),
  };
  const verdict = standing.verdicts.get(claim.hash);
  if (verdict === 'confirmed') {
    return { ...written, ...what, claim };
  }
  const state = verdict ?? 'pending';
  const message = unconfirmedMessage(state, what, ledger);
  return { ...closedSelector(selector, state, message), claim };
}
