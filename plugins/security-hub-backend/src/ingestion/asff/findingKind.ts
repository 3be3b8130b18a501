import type { FindingKind } from 'backstage-plugin-security-hub-common';
import { asList, asText, member } from './json';
import { productField } from './productField';

/** What a record is about: by the product where that decides, else by the first ASFF type that says it, else by its content. */
export function findingKind(
  finding: unknown,
  context: {
    product: string;
    types: readonly string[];
    hasCompliance: boolean;
  },
): FindingKind {
  const { product, types } = context;
  switch (product) {
    case 'security-hub':
      return 'control';
    case 'guardduty':
      return 'threat';
    case 'inspector':
      return inspectorKind(finding, types);
    case 'access-analyzer':
      return accessAnalyzerKind(finding, types);
    case 'config':
    case 'firewall-manager':
    case 'ssm-patch-manager':
      return 'configuration';
    case 'health':
      return isAbuse(finding) ? 'threat' : 'other';
    case 'macie':
      // Macie also reports buckets whose policy changed, which holds no data.
      return types.some(type => /\bPolicy:/i.test(type))
        ? 'configuration'
        : 'sensitive-data';
    default:
      return kindOfTypes(finding, types, context.hasCompliance);
  }
}

/** Code vulnerabilities of a record (Inspector's code scans). */
export function codeVulnerabilitiesOf(finding: unknown): readonly unknown[] {
  return asList(member(finding, 'Vulnerabilities')).flatMap(element =>
    asList(member(element, 'CodeVulnerabilities')),
  );
}

function inspectorKind(
  finding: unknown,
  types: readonly string[],
): FindingKind {
  if (
    codeVulnerabilitiesOf(finding).length > 0 ||
    types.some(type => /code.?vulnerabilit/i.test(type))
  ) {
    return 'code';
  }
  return types.some(type => /network.?reachability/i.test(type))
    ? 'network-exposure'
    : 'vulnerability';
}

function accessAnalyzerKind(
  finding: unknown,
  types: readonly string[],
): FindingKind {
  const type = productField(finding, 'findingType');
  return /unused/i.test(type ?? types.join(' '))
    ? 'configuration'
    : 'external-access';
}

function isAbuse(finding: unknown): boolean {
  return /abuse/i.test(asText(member(finding, 'GeneratorId')) ?? '');
}

const kindsOfTypes: ReadonlyArray<readonly [RegExp, FindingKind]> = [
  [/^(ttps|effects|unusual behaviors)(\/|$)/i, 'threat'],
  [/^sensitive data identifications(\/|$)/i, 'sensitive-data'],
  [
    /^software and configuration checks\/vulnerabilities(\/|$)/i,
    'vulnerability',
  ],
  [/network.?reachability/i, 'network-exposure'],
];

function kindOfTypes(
  finding: unknown,
  types: readonly string[],
  hasCompliance: boolean,
): FindingKind {
  if (asList(member(finding, 'Vulnerabilities')).length > 0) {
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
