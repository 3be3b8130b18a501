import { AccountLedger } from '../../accounts';
import { Selector } from '../scope';
import { refusedClaim } from './claimHash';
import { accountOfArn, closedSelector } from './closedSelector';
import { ClaimingEntity, ResolvedSelector } from './types';

function remedy(accounts: string[], ledger: AccountLedger): string {
  const unknown = accounts.filter(id => !ledger.account(id));
  return unknown.length === accounts.length
    ? `The account ledger does not know account ${accounts.join(
        ', ',
      )}. Ask the platform team to add it with its owner.`
    : `The owner of this entity does not own account ${accounts.join(
        ', ',
      )} in the account ledger. Ask the platform team to name it there, or to list the entity in securityHub.claims.allow.`;
}

/**
 * What of a selector the ledger lets an entity claim.
 *
 * @param claimable - the accounts that the entity may claim
 */
export function resolveByLedger(
  selector: Selector,
  entity: ClaimingEntity,
  claimable: ReadonlySet<string>,
  ledger: AccountLedger,
): ResolvedSelector {
  const refuse = (accounts: string[], message: string): ResolvedSelector => ({
    ...closedSelector(selector, 'not-claimable', message),
    claim: refusedClaim(entity, selector, accounts),
  });
  const refused = selector.accounts.filter(id => !claimable.has(id));
  const joined = selector.accounts.length
    ? selector.accounts.filter(id => claimable.has(id))
    : [...claimable].sort();
  if (!joined.length) {
    return refuse(
      refused,
      selector.accounts.length
        ? remedy(refused, ledger)
        : 'It names no account, so it holds in the accounts that the entity may claim, and there is none. Ask the platform team to name the owner of this entity as the owner of its accounts in the account ledger.',
    );
  }
  const foreign: string[] = [];
  const arns: string[] = [];
  const named = new Set<string>();
  for (const arn of selector.arns) {
    const account = accountOfArn(arn);
    if (account && !joined.includes(account)) {
      foreign.push(account);
      continue;
    }
    arns.push(arn);
    for (const id of account ? [account] : joined) {
      named.add(id);
    }
  }
  if (selector.arns.length && !arns.length) {
    return refuse(foreign, remedy([...new Set(foreign)], ledger));
  }
  const left = [...new Set([...refused, ...foreign])];
  return {
    selector,
    state: 'ok',
    message: left.length ? `Only in part: ${remedy(left, ledger)}` : undefined,
    accounts: selector.arns.length
      ? joined.filter(id => named.has(id))
      : joined,
    anyAccount: false,
    arns,
    claim: left.length ? refusedClaim(entity, selector, left) : undefined,
  };
}
