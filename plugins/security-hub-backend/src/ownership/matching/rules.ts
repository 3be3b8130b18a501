import { OwnershipRule } from '../../config/settings';
import { sha256 } from '../../hashing/sha256';
import { fitsChunks, plainTagTerm, TagTerm } from '../scope';
import { readPatterns } from './candidates';
import { Conditions, Facts, meets } from './conditions';
import { sharedNote } from './notes';
import { OwnershipMatch, SubjectResource } from './types';

/** Where rules stand in the configuration. */
export const RULES_SETTING = 'securityHub.ownership.rules';

/** A rule with its patterns already read. */
export type CompiledRule = {
  rule: OwnershipRule;
  conditions: Conditions;
  /** Each a `*` pattern, cut at its stars */
  names: string[][];
  /** Its owner is in the catalog */
  known: boolean;
  hash: string;
};

/** One resource of a finding, as rules see it. */
export type RuleSubject = {
  facts: Facts;
  resource: SubjectResource | undefined;
  controlId: string | undefined;
};

/** What rules say of a finding that no selector matches. */
export type RuleMatches = {
  owners: OwnershipMatch[];
  /** Names of the rules that fit, and whose owners are not in the catalog */
  idle: string[];
};

/** The hash under which findings that a rule gives are counted. */
export function ruleHash(rule: OwnershipRule): string {
  return sha256(JSON.stringify(['rule', rule]));
}

/** What a rule asks for, in words. */
export function describeRule({ name }: OwnershipRule): string {
  return `rule ${JSON.stringify(name)} of the platform team`;
}

/** Reads the rules' patterns. A rule with a part that cannot be read is left out: it would fit too much. */
export function compileRules(
  rules: readonly OwnershipRule[],
  hasEntity: (entityRef: string) => boolean,
): CompiledRule[] {
  return rules.flatMap((rule): CompiledRule[] => {
    const arns = readPatterns(rule.arns);
    const tags = rule.tags.flatMap((text): TagTerm[] => {
      const term = plainTagTerm(text);
      return 'mistake' in term ? [] : [term];
    });
    if (arns.length < rule.arns.length || tags.length < rule.tags.length) {
      return [];
    }
    return [
      {
        rule,
        conditions: {
          accounts: new Set(rule.accounts),
          regions: new Set(rule.regions),
          environments: new Set<string>(rule.environments),
          tags,
          arns,
        },
        names: rule.names.map(name => name.split('*')),
        known: hasEntity(rule.owner),
        hash: ruleHash(rule),
      },
    ];
  });
}

function fits(
  { rule, conditions, names }: CompiledRule,
  { facts, resource, controlId }: RuleSubject,
): boolean {
  const called = [resource?.name, resource?.displayName].filter(
    name => name !== undefined,
  );
  return (
    (!rule.controls.length || rule.controls.includes(controlId ?? '')) &&
    (!rule.resourceTypes.length ||
      rule.resourceTypes.includes(resource?.type ?? '')) &&
    (!names.length ||
      names.some(chunks => called.some(name => fitsChunks(chunks, name)))) &&
    meets(facts, conditions)
  );
}

/**
 * Whom the rules give a finding to. For each resource the first rule that fits counts, though its owner be unknown; where they name
 * different owners, nobody owns the whole.
 */
export function matchRules(
  rules: readonly CompiledRule[],
  subjects: RuleSubject[],
): RuleMatches {
  const first = new Map<string, CompiledRule>();
  const idle = new Set<string>();
  for (const subject of subjects) {
    const found = rules.find(rule => fits(rule, subject));
    if (found && !found.known) {
      idle.add(found.rule.name);
    } else if (found && !first.has(found.rule.owner)) {
      first.set(found.rule.owner, found);
    }
  }
  const owners = [...first].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    idle: [...idle].sort(),
    owners: owners.map(([entityRef, { rule, hash }]) => ({
      entityRef,
      isPrimary: owners.length === 1,
      conflict: false,
      ...(owners.length === 1 ? {} : { contested: true }),
      rank: 'rule',
      source: RULES_SETTING,
      text: `${describeRule(rule)}; no entity claims the resource${
        owners.length === 1 ? '' : sharedNote
      }`,
      selectorHash: hash,
    })),
  };
}
