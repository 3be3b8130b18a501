import { ResolvedScope, ResolvedSelector } from '../claims';
import {
  ArnPattern,
  isArnPatternMistake,
  parseArnPattern,
  SelectorParts,
} from '../scope';
import { Conditions } from './conditions';
import { compareExactness, Exactness, exactnessOf } from './exactness';

/** One way in which one entity can match a resource. */
export type Candidate = Exactness & {
  entityRef: string;
  resolved: ResolvedSelector;
  accounts: ReadonlySet<string>;
  regions: ReadonlySet<string>;
  environments: ReadonlySet<string>;
  /** The one ARN pattern of this candidate */
  arn?: ArnPattern;
  not: Conditions[];
  /** Its place in the entity's scope: of two that are equally exact the first one is told as the reason */
  position: number;
};

/** Whether one candidate of an entity is rather its reason than another one. */
export function isBetterReason(candidate: Candidate, than: Candidate): boolean {
  const difference = compareExactness(candidate, than);
  return (
    difference < 0 || (difference === 0 && candidate.position < than.position)
  );
}

/** The patterns that can be read; annotations and settings have been checked before. */
export function readPatterns(arns: string[]): ArnPattern[] {
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
    environments: new Set<string>(parts.environments),
    tags: parts.tags,
    arns: readPatterns(parts.arns),
  };
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
      environments: new Set<string>(selector.environments),
      not: selector.not.map(conditionsOf),
    };
    const arns = selector.arns.length
      ? readPatterns(resolved.arns)
      : [undefined];
    for (const arn of arns) {
      candidates.push({
        ...shared,
        arn,
        ...exactnessOf(selector, resolved.anyAccount, arn),
        position: candidates.length,
      });
    }
  }
  return candidates;
}
