import { ResolvedScope, SelectorClaim } from './types';

/** What an entity claims with one of its selectors, to be kept with what became of it. */
export type EntityClaim = SelectorClaim & {
  entityRef: string;
  ownerRefs: string[];
  /** With the entity it tells one claim from another; stays when the owners change */
  selectorHash: string;
  /** The selector in words */
  text: string;
  /** The annotation, or the related entity, that it comes from */
  source: string;
  /** The related entity; who may not read that one must not see the claim */
  relatedRef?: string;
  /** Of a refused claim: why, and whom to ask */
  message?: string;
};

/**
 * The claims of an entity that need somebody's word, or were refused. A selector that is written twice is one claim, as the entity's own
 * word where it is one.
 */
export function claimsOf(scope: ResolvedScope): EntityClaim[] {
  const claims = new Map<string, EntityClaim>();
  for (const { selector, claim, message } of scope.selectors) {
    const known = claims.get(selector.hash);
    const related = selector.origin === 'relation';
    if (claim && (!known || (known.relatedRef && !related))) {
      claims.set(selector.hash, {
        ...claim,
        entityRef: scope.entityRef,
        ownerRefs: scope.ownerRefs,
        selectorHash: selector.hash,
        text: selector.text,
        source: selector.source,
        relatedRef: related ? selector.source : undefined,
        message: claim.kind === 'refused' ? message : undefined,
      });
    }
  }
  return [...claims.values()];
}
