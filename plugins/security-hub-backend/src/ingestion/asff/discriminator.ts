import type {
  FindingKind,
  FindingVulnerability,
} from 'backstage-plugin-security-hub-common';
import { sortedSet } from './json';

/** What tells one issue of a product on a resource from another. */
export type Discriminator = {
  text: string;
  /** False where it is the record's Id, which a re-created finding does not keep */
  survivesRecreation: boolean;
};

/** What the rule of a product looks at; absent where the record does not tell. */
export type RuleFacts = {
  /** Products outside AWS: their GeneratorId */
  generator?: string;
  /** Code: the detector and the files */
  code?: { detector?: string; files: readonly string[] };
  /** Network exposure: `tcp 22-22` */
  portRanges?: readonly string[];
  /** Access Analyzer */
  access?: {
    /** `externalaccess`, ...: without spaces, in lower case */
    type: string;
    principalType: string;
    principal: string;
    condition: string;
  };
  /** AWS Config: the rule's ARN */
  configRule?: string;
};

/** What a discriminator is made from. */
export type DiscriminatorFacts = RuleFacts & {
  id: string;
  product: string;
  kind: FindingKind;
  controlId?: string;
  types: readonly string[];
  vulnerabilities: readonly FindingVulnerability[];
  /** Whether account, Region and resource are all known */
  placed: boolean;
};

/**
 * The discriminator of the stable key, version 1; the same for both formats. Where the facts that a rule needs are not there, and for
 * threats and everything that fits no rule, it is the record's Id. So it is where account, Region or resource are unknown: one rule on
 * two unknown buckets is not one issue. Products outside AWS add their GeneratorId to it: some use one Id for several rules.
 */
export function discriminatorOf(facts: DiscriminatorFacts): Discriminator {
  const parts = facts.placed ? ruleOf(facts) : undefined;
  if (parts) {
    return { text: JSON.stringify(parts), survivesRecreation: true };
  }
  const own = facts.product.includes('/') || facts.product === 'custom';
  const generator = own ? facts.generator : undefined;
  return {
    text: JSON.stringify(
      generator === undefined ? ['id', facts.id] : ['id', facts.id, generator],
    ),
    survivesRecreation: false,
  };
}

type Parts = ReadonlyArray<string | readonly string[]>;

function ruleOf(facts: DiscriminatorFacts): Parts | undefined {
  const { access, configRule, controlId, types } = facts;
  switch (facts.product) {
    case 'security-hub':
      // The case of an id is no part of it; the spelling that we show may be corrected later.
      return controlId === undefined
        ? undefined
        : ['control', controlId.toLowerCase()];
    case 'inspector':
      return inspectorRule(facts);
    case 'access-analyzer':
      return (
        access && [
          'access',
          access.type,
          access.principalType,
          access.principal,
          access.condition,
        ]
      );
    case 'config':
      return configRule === undefined ? undefined : ['rule', configRule];
    case 'macie':
      return types.length > 0 ? ['type', sortedSet(types)] : undefined;
    default:
      return undefined;
  }
}

function inspectorRule(facts: DiscriminatorFacts): Parts | undefined {
  const { kind, code, portRanges = [], vulnerabilities } = facts;
  switch (kind) {
    case 'code':
      return code?.detector !== undefined && code.files.length > 0
        ? ['code', code.detector, sortedSet(code.files)]
        : undefined;
    case 'network-exposure':
      return portRanges.length > 0
        ? ['network', sortedSet(portRanges)]
        : undefined;
    default:
      return vulnerabilities.length > 0
        ? [
            'vulnerability',
            sortedSet(vulnerabilities.map(({ id }) => id)),
            sortedSet(
              vulnerabilities.flatMap(({ packages }) =>
                packages.map(({ name }) => name),
              ),
            ),
          ]
        : undefined;
  }
}
