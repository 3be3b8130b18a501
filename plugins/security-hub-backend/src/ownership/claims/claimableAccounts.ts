import { AccountLedger, normaliseEntityRef } from '../../accounts';
import { ClaimsSettings } from '../../config/settings';
import { ClaimingEntity } from './types';

/**
 * The accounts that an entity may claim: those whose owner in the ledger owns the entity directly (or is the entity), and those that
 * `claims.allow` gives to it or to its owner. An entry with neither `entityRef` nor `owner` gives nothing.
 */
export function claimableAccounts(
  entity: ClaimingEntity,
  ledger: AccountLedger,
  settings: ClaimsSettings,
): Set<string> {
  const owners = entity.ref.startsWith('group:')
    ? [...entity.ownerRefs, entity.ref]
    : entity.ownerRefs;
  const accounts = new Set(owners.flatMap(ref => ledger.accountsOwnedBy(ref)));
  for (const entry of settings.allow) {
    const owner = normaliseEntityRef(entry.owner);
    const named = entry.entityRef !== undefined || entry.owner !== undefined;
    const entityFits =
      entry.entityRef === undefined ||
      normaliseEntityRef(entry.entityRef, 'default', 'component') ===
        entity.ref;
    const ownerFits =
      entry.owner === undefined ||
      (owner !== undefined && owners.includes(owner));
    if (named && entityFits && ownerFits) {
      for (const account of entry.accounts) {
        accounts.add(account);
      }
    }
  }
  return accounts;
}
