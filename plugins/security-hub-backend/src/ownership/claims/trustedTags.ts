import { OwnershipSettings } from '../../config/settings';
import { Selector } from '../scope';
import { ResolvedSelector } from './types';

/**
 * Closes a selector that goes by a tag key which must not give findings to entities: whoever may set such a tag could take findings, or,
 * by an exception, get rid of them.
 */
export function withTrustedTags(
  resolved: ResolvedSelector,
  { trustedTagKeys }: OwnershipSettings,
): ResolvedSelector {
  if (resolved.state !== 'ok' || trustedTagKeys === undefined) {
    return resolved;
  }
  const untrusted = keysOf(resolved.selector).filter(
    key => !trustedTagKeys.includes(key),
  );
  return untrusted.length === 0
    ? resolved
    : {
        ...resolved,
        state: 'not-claimable',
        message: `Tags with the key ${untrusted.join(
          ', ',
        )} give no findings to entities. Use one of ${trustedTagKeys.join(
          ', ',
        )}, or ask the platform team to add it to securityHub.ownership.trustedTagKeys.`,
        accounts: [],
        anyAccount: false,
        arns: [],
      };
}

function keysOf({ tags, not }: Selector): string[] {
  const terms = [...tags, ...not.flatMap(parts => parts.tags)];
  return [...new Set(terms.map(({ key }) => key))].sort();
}
