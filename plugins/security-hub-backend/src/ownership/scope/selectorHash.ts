import { sha256 } from '../../hashing/sha256';
import { ScopeDefinition, SelectorParts } from './types';

function hashOf(value: unknown): string {
  return sha256(JSON.stringify(value));
}

function canonical(parts: SelectorParts) {
  return [
    [...parts.accounts].sort(),
    [...parts.regions].sort(),
    parts.tags
      .map(tag => (tag.value === undefined ? [tag.key] : [tag.key, tag.value]))
      .map(tag => JSON.stringify(tag))
      .sort(),
    [...parts.arns].sort(),
  ];
}

/** SHA-256 (hex) of what a selector means: order and spelling of its parts do not matter. */
export function selectorHash(
  selector: SelectorParts & { not?: SelectorParts[]; malformed?: string },
  source?: string,
): string {
  return hashOf([
    'v1',
    canonical(selector),
    (selector.not ?? []).map(parts => JSON.stringify(canonical(parts))).sort(),
    // What means nothing is told apart by its place and its mistake
    selector.malformed === undefined ? [] : [source, selector.malformed],
  ]);
}

/** SHA-256 (hex) of a scope together with its entity's owners: when it changes, ownership is computed again. */
export function scopeHash(scope: ScopeDefinition, ownerRefs: string[]): string {
  return hashOf([
    'v1',
    scope.selectors.map(({ hash, source }) => [hash, source]),
    scope.problems,
    [...ownerRefs].sort(),
  ]);
}
