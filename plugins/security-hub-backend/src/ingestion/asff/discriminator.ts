import type {
  FindingKind,
  FindingVulnerability,
} from 'backstage-plugin-security-hub-common';
import { codeVulnerabilitiesOf } from './findingKind';
import { productField } from './productField';
import { asList, asText, asTextMap, member, memberAt, sortedSet } from './json';

/** What tells one issue of a product on a resource from another. */
export type Discriminator = {
  text: string;
  /** False where it is the record's Id, which a re-created finding does not keep */
  survivesRecreation: boolean;
};

/** What a discriminator is made from, besides the record itself. */
export type DiscriminatorContext = {
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
 * The discriminator of the stable key, version 1. Where the fields that a rule needs are not there, and for threats and everything that
 * fits no rule, it is the record's Id. So it is where account, Region or resource are unknown: one rule on two unknown buckets is not one
 * issue. Products outside AWS add their GeneratorId to it: some use one Id for several rules.
 */
export function discriminatorOf(
  finding: unknown,
  context: DiscriminatorContext,
): Discriminator {
  const parts = context.placed ? ruleOf(finding, context) : undefined;
  if (parts) {
    return { text: JSON.stringify(parts), survivesRecreation: true };
  }
  const own = context.product.includes('/') || context.product === 'custom';
  const generator = own ? asText(member(finding, 'GeneratorId')) : undefined;
  return {
    text: JSON.stringify(
      generator === undefined
        ? ['id', context.id]
        : ['id', context.id, generator],
    ),
    survivesRecreation: false,
  };
}

type Parts = ReadonlyArray<string | readonly string[]>;

function ruleOf(
  finding: unknown,
  context: DiscriminatorContext,
): Parts | undefined {
  switch (context.product) {
    case 'security-hub':
      // The case of an id is no part of it; the spelling that we show may be corrected later.
      return context.controlId === undefined
        ? undefined
        : ['control', context.controlId.toLowerCase()];
    case 'inspector':
      return inspectorRule(finding, context);
    case 'access-analyzer':
      return accessAnalyzerRule(finding, context.types);
    case 'config':
      return configRule(finding, context.id);
    case 'macie':
      return context.types.length > 0
        ? ['type', sortedSet(context.types)]
        : undefined;
    default:
      return undefined;
  }
}

function inspectorRule(
  finding: unknown,
  { kind, vulnerabilities }: DiscriminatorContext,
): Parts | undefined {
  switch (kind) {
    case 'code':
      return codeRule(finding);
    case 'network-exposure':
      return networkRule(finding);
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

function codeRule(finding: unknown): Parts | undefined {
  const detector = asText(memberAt(finding, 'GeneratorDetails', 'Name'));
  const files = codeVulnerabilitiesOf(finding)
    .map(
      element =>
        asText(memberAt(element, 'FilePath', 'FilePath')) ??
        asText(memberAt(element, 'FilePath', 'FileName')),
    )
    .filter(file => file !== undefined);
  return detector !== undefined && files.length > 0
    ? ['code', detector, sortedSet(files)]
    : undefined;
}

function networkRule(finding: unknown): Parts | undefined {
  const ranges = [
    rangeOf(
      memberAt(finding, 'Network', 'Protocol'),
      memberAt(finding, 'Network', 'OpenPortRange'),
    ),
  ];
  for (const step of asList(member(finding, 'NetworkPath'))) {
    for (const side of ['Ingress', 'Egress']) {
      const header = member(step, side);
      for (const range of asList(
        memberAt(header, 'Destination', 'PortRanges'),
      )) {
        ranges.push(rangeOf(member(header, 'Protocol'), range));
      }
    }
  }
  const known = ranges.filter(range => range !== undefined);
  return known.length > 0 ? ['network', sortedSet(known)] : undefined;
}

function rangeOf(protocol: unknown, range: unknown): string | undefined {
  const begin = asText(member(range, 'Begin'));
  const end = asText(member(range, 'End'));
  return begin !== undefined || end !== undefined
    ? `${asText(protocol)?.toLowerCase() ?? 'any'} ${begin ?? ''}-${end ?? ''}`
    : undefined;
}

function accessAnalyzerRule(
  finding: unknown,
  types: readonly string[],
): Parts | undefined {
  const type =
    productField(finding, 'findingType') ??
    sortedSet(types.map(text => text.split('/').pop() ?? text)).join(',');
  if (type === '') {
    return undefined;
  }
  const [resource] = asList(member(finding, 'Resources'));
  const details = asTextMap(memberAt(resource, 'Details', 'Other')) ?? {};
  const read = (name: string) => asText(member(details, name)) ?? '';
  return [
    'access',
    type.replace(/\s+/g, '').toLowerCase(),
    read('External Principal Type'),
    read('External Principal'),
    read('Condition'),
  ];
}

function configRule(finding: unknown, id: string): Parts | undefined {
  const candidates = [
    asText(memberAt(finding, 'ProductFields', 'aws/config/ConfigRuleArn')),
    asText(member(finding, 'GeneratorId')),
    id.replace(/\/finding\/[^/]*$/, ''),
  ];
  const rule = candidates.find(text =>
    /^arn:[^:]*:config:.*:config-rule\/./.test(text ?? ''),
  );
  return rule === undefined ? undefined : ['rule', rule];
}
