import { ResolvedScope, ResolvedSelector } from '../claims';
import {
  ArnPattern,
  isArnPatternMistake,
  parseArnPattern,
  SelectorParts,
} from '../scope';
import { Conditions } from './conditions';
import { MatchRank, matchRanks } from './types';

/** One way in which one entity can match a resource. */
export type Candidate = {
  entityRef: string;
  resolved: ResolvedSelector;
  accounts: ReadonlySet<string>;
  regions: ReadonlySet<string>;
  /** The one ARN pattern of this candidate */
  arn?: ArnPattern;
  not: Conditions[];
  rank: MatchRank;
  /** Among the same rank the greater one is more exact */
  weight: number;
  /** Its place in the entity's scope: of two that are equally exact the first one is told as the reason */
  position: number;
};

/** Negative: `a` is more exact than `b`. */
export function compareExactness(a: Candidate, b: Candidate): number {
  return (
    matchRanks.indexOf(a.rank) - matchRanks.indexOf(b.rank) ||
    b.weight - a.weight
  );
}

/** Whether one candidate of an entity is rather its reason than another one. */
export function isBetterReason(candidate: Candidate, than: Candidate): boolean {
  const difference = compareExactness(candidate, than);
  return (
    difference < 0 || (difference === 0 && candidate.position < than.position)
  );
}

function readPatterns(arns: string[]): ArnPattern[] {
  const patterns: ArnPattern[] = [];
  for (const arn of arns) {
    const pattern = parseArnPattern(arn);
    if (!isArnPatternMistake(pattern)) {
      patterns.push(pattern);
    }
  }
  return patterns;
}

function conditionsOf(parts: SelectorParts): Conditions {
  return {
    accounts: new Set(parts.accounts),
    regions: new Set(parts.regions),
    tags: parts.tags,
    arns: readPatterns(parts.arns),
  };
}

function rankOf(
  resolved: ResolvedSelector,
  arn: ArnPattern | undefined,
): { rank: MatchRank; weight: number } {
  const { selector, anyAccount } = resolved;
  if (arn) {
    // What an entity says of itself comes before what it gets from a resource that it depends on
    const own = selector.origin === 'annotation' ? 0.5 : 0;
    return arn.literal
      ? { rank: 'arn', weight: own }
      : { rank: 'arn-pattern', weight: arn.literalPrefix.length + own };
  }
  if (selector.tags.length) {
    return {
      rank: anyAccount ? 'tags' : 'account-tags',
      weight: selector.tags.length,
    };
  }
  return { rank: 'account', weight: 0 };
}

/** All candidates of one entity: one per selector, or one per ARN pattern of it. */
export function candidatesOf(scope: ResolvedScope): Candidate[] {
  const candidates: Candidate[] = [];
  for (const resolved of scope.selectors) {
    if (resolved.state !== 'ok') {
      continue;
    }
    const { selector } = resolved;
    const shared = {
      entityRef: scope.entityRef,
      resolved,
      accounts: new Set(resolved.accounts),
      regions: new Set(selector.regions),
      not: selector.not.map(conditionsOf),
    };
    const arns = selector.arns.length
      ? readPatterns(resolved.arns)
      : [undefined];
    for (const arn of arns) {
      candidates.push({
        ...shared,
        arn,
        ...rankOf(resolved, arn),
        position: candidates.length,
      });
    }
  }
  return candidates;
}
