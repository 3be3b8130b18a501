import type { FindingKind } from 'backstage-plugin-security-hub-common';
import { asList, asText, member } from './json';
import { productField } from './productField';

/** What of a record says what it is about. */
export type KindFacts = {
  product: string;
  types: readonly string[];
  hasCompliance: boolean;
  hasVulnerabilities: boolean;
  hasCodeVulnerabilities: boolean;
  /** Access Analyzer: the type of the finding, e.g. `External Access` */
  accessType?: string;
  /** AWS Health: a report of abuse */
  isAbuse: boolean;
};

/** What a record in ASFF is about; see {@link kindFrom}. */
export function findingKind(
  finding: unknown,
  context: {
    product: string;
    types: readonly string[];
    hasCompliance: boolean;
  },
): FindingKind {
  return kindFrom({
    ...context,
    hasVulnerabilities: asList(member(finding, 'Vulnerabilities')).length > 0,
    hasCodeVulnerabilities: codeVulnerabilitiesOf(finding).length > 0,
    accessType: productField(finding, 'findingType'),
    isAbuse: /abuse/i.test(asText(member(finding, 'GeneratorId')) ?? ''),
  });
}

/** What a record is about: by the product where that decides, else by its content, else by the first of its types that says it. */
export function kindFrom(facts: KindFacts): FindingKind {
  const { product, types } = facts;
  switch (product) {
    case 'security-hub':
      return 'control';
    case 'guardduty':
      return 'threat';
    case 'inspector':
      return inspectorKind(facts);
    case 'access-analyzer':
      return /unused/i.test(facts.accessType ?? types.join(' '))
        ? 'configuration'
        : 'external-access';
    case 'config':
    case 'firewall-manager':
    case 'ssm-patch-manager':
      return 'configuration';
    case 'health':
      return facts.isAbuse ? 'threat' : 'other';
    case 'macie':
      // Macie also reports buckets whose policy changed, which holds no data.
      return types.some(type => /\bPolicy:/i.test(type))
        ? 'configuration'
        : 'sensitive-data';
    default:
      return kindOfTypes(facts);
  }
}

/** Code vulnerabilities of a record in ASFF (Inspector's code scans). */
export function codeVulnerabilitiesOf(finding: unknown): readonly unknown[] {
  return asList(member(finding, 'Vulnerabilities')).flatMap(element =>
    asList(member(element, 'CodeVulnerabilities')),
  );
}

function inspectorKind({
  hasCodeVulnerabilities,
  types,
}: KindFacts): FindingKind {
  if (
    hasCodeVulnerabilities ||
    types.some(type => /code.?vulnerabilit/i.test(type))
  ) {
    return 'code';
  }
  return types.some(type => /network.?reachability/i.test(type))
    ? 'network-exposure'
    : 'vulnerability';
}

const kindsOfTypes: ReadonlyArray<readonly [RegExp, FindingKind]> = [
  [/^(ttps|effects|unusual behaviors)(\/|$)/i, 'threat'],
  [/^sensitive data identifications(\/|$)/i, 'sensitive-data'],
  [
    /^software and configuration checks\/vulnerabilities(\/|$)/i,
    'vulnerability',
  ],
  [/network.?reachability/i, 'network-exposure'],
  // The unified Security Hub puts a word of its own beside the types of ASFF.
  [/^threats$/i, 'threat'],
  [/^sensitive data$/i, 'sensitive-data'],
  [/^vulnerabilities$/i, 'vulnerability'],
  [/^posture management$/i, 'configuration'],
];

function kindOfTypes({
  types,
  hasCompliance,
  hasVulnerabilities,
}: KindFacts): FindingKind {
  if (hasVulnerabilities) {
    return 'vulnerability';
  }
  for (const [pattern, kind] of kindsOfTypes) {
    if (types.some(type => pattern.test(type))) {
      return kind;
    }
  }
  return hasCompliance ||
    types.some(type => /^software and configuration checks/i.test(type))
    ? 'configuration'
    : 'other';
}
