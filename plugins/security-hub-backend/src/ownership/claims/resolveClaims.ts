import { AccountLedger } from '../../accounts';
import { ClaimsSettings, OwnershipSettings } from '../../config/settings';
import {
  isArnPatternMistake,
  parseArnPattern,
  ScopeDefinition,
  Selector,
} from '../scope';
import { claimableAccounts } from './claimableAccounts';
import { withTrustedTags } from './trustedTags';
import { ClaimingEntity, ResolvedScope, ResolvedSelector } from './types';

const openWarning =
  'Claims are not checked (securityHub.claims.mode is open): this scope shows what the annotations say, whoever wrote them.';
const confirmMessage =
  'securityHub.claims.mode is confirm, and confirming claims in the portal is not available yet: until then a claim matches nothing. Use mode ledger.';

function accountOf(arn: string): string | undefined {
  const pattern = parseArnPattern(arn);
  return isArnPatternMistake(pattern) ? undefined : pattern.account;
}

function closed(
  selector: Selector,
  state: 'malformed' | 'not-claimable',
  message: string,
): ResolvedSelector {
  return {
    selector,
    state,
    message,
    accounts: [],
    anyAccount: false,
    arns: [],
  };
}

function resolveOpen(selector: Selector): ResolvedSelector {
  const arns = selector.arns.filter(arn => {
    const account = accountOf(arn);
    return (
      !account ||
      !selector.accounts.length ||
      selector.accounts.includes(account)
    );
  });
  if (selector.arns.length && !arns.length) {
    return closed(
      selector,
      'malformed',
      'Its ARNs name other accounts than the selector does.',
    );
  }
  return {
    selector,
    state: 'ok',
    accounts: selector.accounts,
    anyAccount: !selector.accounts.length,
    arns,
  };
}

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

function resolveByLedger(
  selector: Selector,
  claimable: Set<string>,
  ledger: AccountLedger,
): ResolvedSelector {
  const refused = selector.accounts.filter(id => !claimable.has(id));
  const joined = selector.accounts.length
    ? selector.accounts.filter(id => claimable.has(id))
    : [...claimable].sort();
  if (!joined.length) {
    return closed(
      selector,
      'not-claimable',
      selector.accounts.length
        ? remedy(refused, ledger)
        : 'It names no account, so it holds in the accounts that the entity may claim, and there is none. Ask the platform team to name the owner of this entity as the owner of its accounts in the account ledger.',
    );
  }
  const foreign: string[] = [];
  const arns: string[] = [];
  const named = new Set<string>();
  for (const arn of selector.arns) {
    const account = accountOf(arn);
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
    return closed(
      selector,
      'not-claimable',
      remedy([...new Set(foreign)], ledger),
    );
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
  };
}

/**
 * Checks what an entity claims. An annotation grants nothing by itself: in mode `ledger` a selector holds only in accounts that the ledger
 * (or `claims.allow`) lets the entity claim; in mode `confirm` nowhere yet; in mode `open` as written, with a warning.
 * A selector that goes by a tag key which is not trusted matches nothing in any mode.
 */
export function resolveClaims(
  scope: ScopeDefinition,
  entity: ClaimingEntity,
  ledger: AccountLedger,
  settings: ClaimsSettings,
  trust: OwnershipSettings = {},
): ResolvedScope {
  const { mode } = settings;
  const claimable =
    mode === 'ledger'
      ? claimableAccounts(entity, ledger, settings)
      : new Set<string>();
  const resolve = (selector: Selector) => {
    if (selector.malformed !== undefined) {
      return closed(selector, 'malformed', selector.malformed);
    }
    if (mode === 'open') {
      return resolveOpen(selector);
    }
    if (mode === 'confirm') {
      return closed(selector, 'not-claimable', confirmMessage);
    }
    return resolveByLedger(selector, claimable, ledger);
  };
  const selectors = scope.selectors.map(selector =>
    withTrustedTags(resolve(selector), trust),
  );
  return {
    entityRef: entity.ref,
    ownerRefs: entity.ownerRefs,
    mode,
    selectors,
    claimable: [...claimable].sort(),
    warning: mode === 'open' ? openWarning : undefined,
  };
}
