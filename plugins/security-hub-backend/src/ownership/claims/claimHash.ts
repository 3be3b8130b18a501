import { sha256 } from '../../hashing/sha256';
import { Selector } from '../scope';
import { ClaimingEntity, SelectorClaim } from './types';

/**
 * SHA-256 (hex) of a claim: of the entity, its owners, and what it claims. Another namespace, another owner or another part of the selector
 * give another hash, so that a verdict on one claim says nothing of another one. Order does not matter.
 */
export function claimHash(
  entity: ClaimingEntity,
  selector: Selector,
  claim: Pick<SelectorClaim, 'accounts' | 'anyAccount' | 'arns'>,
): string {
  return sha256(
    JSON.stringify([
      'claim-v1',
      entity.ref,
      [...entity.ownerRefs].sort(),
      selector.hash,
      [...claim.accounts].sort(),
      claim.anyAccount,
      [...claim.arns].sort(),
    ]),
  );
}

/** A claim that nobody can confirm in this mode, on the accounts that are refused. */
export function refusedClaim(
  entity: ClaimingEntity,
  selector: Selector,
  accounts: string[],
): SelectorClaim {
  const claim = {
    accounts: [...new Set(accounts)].sort(),
    anyAccount: accounts.length === 0,
    arns: selector.arns,
  };
  return {
    ...claim,
    kind: 'refused',
    hash: claimHash(entity, selector, claim),
  };
}
