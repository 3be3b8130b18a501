import { createHash } from 'node:crypto';
import { ScopeDefinition, SelectorParts } from './types';

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

function canonical(parts: SelectorParts) {
  return [
    [...parts.accounts].sort(),
    [...parts.regions].sort(),
    parts.tags
      .map(({ key, value, like }) => [
        key,
        ...(value === undefined ? [] : [value]),
        ...(like ? ['like'] : []),
      ])
      .map(tag => JSON.stringify(tag))
      .sort(),
    [...parts.arns].sort(),
    // Absent where there are none: hashes of earlier releases stay as they are
    ...(parts.environments.length ? [[...parts.environments].sort()] : []),
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
