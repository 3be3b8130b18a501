import { describeSelector } from '../scope';
import { Candidate, isBetterReason } from './candidates';
import { conflictNote, sharedNote } from './notes';
import { matchRanks, OwnershipMatch } from './types';

/** What one resource of a finding says. */
export type ResourceMatches = {
  /** The most exact candidate of each entity */
  best: ReadonlyMap<string, Candidate>;
  /** The entities with the most exact candidates: none, the primary one, or several in conflict */
  first: string[];
};

function textOf(candidate: Candidate, account: string): string {
  const { resolved, arn } = candidate;
  return describeSelector({
    ...resolved.selector,
    accounts: resolved.anyAccount ? [] : [account],
    arns: arn ? [arn.text] : [],
  });
}

/**
 * Owners of a finding from those of its resources. Primary is the entity that is first for every resource that anybody owns; a
 * resource in conflict leaves the whole finding without a primary entity, since a part of it is not the entity's to decide.
 */
export function decide(
  resources: ResourceMatches[],
  account: string,
): OwnershipMatch[] {
  const best = new Map<string, Candidate>();
  const conflicting = new Set<string>();
  const leading = new Set<string>();
  for (const resource of resources) {
    for (const [entityRef, candidate] of resource.best) {
      const known = best.get(entityRef);
      if (!known || isBetterReason(candidate, known)) {
        best.set(entityRef, candidate);
      }
    }
    for (const entityRef of resource.first) {
      leading.add(entityRef);
      if (resource.first.length > 1) {
        conflicting.add(entityRef);
      }
    }
  }
  // A conflict has two that lead
  const whole = leading.size === 1;
  return [...best]
    .map(([entityRef, candidate]): OwnershipMatch => {
      const isPrimary = whole && leading.has(entityRef);
      const conflict = conflicting.has(entityRef);
      let note = '';
      if (conflict) {
        note = conflictNote;
      } else if (!isPrimary && leading.has(entityRef)) {
        note = sharedNote;
      }
      return {
        entityRef,
        isPrimary,
        conflict,
        ...(!isPrimary && leading.has(entityRef) ? { contested: true } : {}),
        rank: candidate.rank,
        source: candidate.resolved.selector.source,
        text: `${textOf(candidate, account)}${note}`,
        selectorHash: candidate.resolved.selector.hash,
      };
    })
    .sort(
      (a, b) =>
        Number(b.isPrimary) - Number(a.isPrimary) ||
        matchRanks.indexOf(a.rank) - matchRanks.indexOf(b.rank) ||
        (a.entityRef < b.entityRef ? -1 : 1),
    );
}
