import { AccountLedger } from '../../accounts';
import { ClaimsSettings, OwnershipSettings } from '../../config/settings';
import { ScopeDefinition, Selector } from '../scope';
import { asWritten } from './asWritten';
import { claimableAccounts } from './claimableAccounts';
import { refusedClaim } from './claimHash';
import { ClaimStanding, nothingStands } from './ClaimStanding';
import { closedSelector } from './closedSelector';
import { resolveByLedger } from './resolveByLedger';
import { resolveByVerdict } from './resolveByVerdict';
import { withEnvironments } from './environments';
import { withTrustedTags } from './trustedTags';
import { ClaimingEntity, ResolvedScope, ResolvedSelector } from './types';

const openWarning =
  'Claims are not checked (securityHub.claims.mode is open): this scope shows what the annotations say, whoever wrote them.';

/** Whatever nobody may claim is a claim that was refused, so that it can be reported. */
function withRefusal(
  resolved: ResolvedSelector,
  entity: ClaimingEntity,
): ResolvedSelector {
  const { selector, state, claim } = resolved;
  return state === 'not-claimable' && claim?.kind !== 'refused'
    ? { ...resolved, claim: refusedClaim(entity, selector, selector.accounts) }
    : resolved;
}

/**
 * Checks what an entity claims. An annotation grants nothing by itself: in mode `ledger` a selector holds only in accounts that the ledger
 * (or `claims.allow`) lets the entity claim; in mode `confirm` where somebody has confirmed it; in mode `open` as written, with a warning.
 * A selector that goes by a tag key which is not trusted matches nothing in any mode.
 *
 * @param standing - the verdicts of mode `confirm`
 */
export function resolveClaims(
  scope: ScopeDefinition,
  entity: ClaimingEntity,
  ledger: AccountLedger,
  settings: ClaimsSettings,
  trust: OwnershipSettings = {},
  standing: ClaimStanding = nothingStands,
): ResolvedScope {
  const { mode } = settings;
  const claimable =
    mode === 'ledger'
      ? claimableAccounts(entity, ledger, settings)
      : new Set<string>();
  const resolve = (selector: Selector): ResolvedSelector => {
    if (selector.malformed !== undefined) {
      return closedSelector(selector, 'malformed', selector.malformed);
    }
    const resolved =
      mode === 'ledger'
        ? resolveByLedger(selector, entity, claimable, ledger)
        : asWritten(selector);
    // Before the verdict: nobody is asked for what matches nothing anyhow
    const trusted = withTrustedTags(resolved, trust);
    return mode === 'confirm'
      ? resolveByVerdict(trusted, entity, ledger, standing)
      : trusted;
  };
  const selectors = scope.selectors.map(selector =>
    withEnvironments(withRefusal(resolve(selector), entity), ledger),
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
