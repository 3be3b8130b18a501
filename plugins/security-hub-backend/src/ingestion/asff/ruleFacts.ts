import type { FindingKind } from 'backstage-plugin-security-hub-common';
import type { RuleFacts } from './discriminator';
import { codeVulnerabilitiesOf } from './findingKind';
import { productField } from './productField';
import { asList, asText, asTextMap, member, memberAt, sortedSet } from './json';

/** What a record in ASFF tells of the rule that made it. */
export function ruleFactsOf(
  finding: unknown,
  context: {
    id: string;
    product: string;
    kind: FindingKind;
    types: readonly string[];
  },
): RuleFacts {
  const { id, product, kind, types } = context;
  return {
    generator: asText(member(finding, 'GeneratorId')),
    code: kind === 'code' ? codeOf(finding) : undefined,
    portRanges: kind === 'network-exposure' ? portRangesOf(finding) : undefined,
    access:
      product === 'access-analyzer' ? accessOf(finding, types) : undefined,
    configRule:
      product === 'config'
        ? firstConfigRule([
            asText(
              memberAt(finding, 'ProductFields', 'aws/config/ConfigRuleArn'),
            ),
            asText(member(finding, 'GeneratorId')),
            id,
          ])
        : undefined,
  };
}

/** The first text that is the ARN of a rule of AWS Config, or of a finding of one. */
export function firstConfigRule(
  candidates: ReadonlyArray<string | undefined>,
): string | undefined {
  return candidates
    .map(text => text?.replace(/\/finding\/[^/]*$/, ''))
    .find(text => /^arn:[^:]*:config:.*:config-rule\/./.test(text ?? ''));
}

/** A range of ports of a protocol, in one spelling; undefined where neither end is known. */
export function portRange(
  protocol: unknown,
  begin: unknown,
  end: unknown,
): string | undefined {
  const [first, last] = [asText(begin), asText(end)];
  return first !== undefined || last !== undefined
    ? `${asText(protocol)?.toLowerCase() ?? 'any'} ${first ?? ''}-${last ?? ''}`
    : undefined;
}

function codeOf(finding: unknown): RuleFacts['code'] {
  return {
    detector: asText(memberAt(finding, 'GeneratorDetails', 'Name')),
    files: codeVulnerabilitiesOf(finding)
      .map(
        element =>
          asText(memberAt(element, 'FilePath', 'FilePath')) ??
          asText(memberAt(element, 'FilePath', 'FileName')),
      )
      .filter(file => file !== undefined),
  };
}

function portRangesOf(finding: unknown): string[] {
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
  return ranges.filter(range => range !== undefined);
}

function rangeOf(protocol: unknown, range: unknown): string | undefined {
  return portRange(protocol, member(range, 'Begin'), member(range, 'End'));
}

function accessOf(
  finding: unknown,
  types: readonly string[],
): RuleFacts['access'] {
  const type =
    productField(finding, 'findingType') ??
    sortedSet(types.map(text => text.split('/').pop() ?? text)).join(',');
  if (type === '') {
    return undefined;
  }
  const [resource] = asList(member(finding, 'Resources'));
  const details = asTextMap(memberAt(resource, 'Details', 'Other')) ?? {};
  const read = (name: string) => asText(member(details, name)) ?? '';
  return {
    type: type.replace(/\s+/g, '').toLowerCase(),
    principalType: read('External Principal Type'),
    principal: read('External Principal'),
    condition: read('Condition'),
  };
}
