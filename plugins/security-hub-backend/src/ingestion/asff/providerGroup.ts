import {
  complianceStatuses,
  type ComplianceStatus,
  type FindingResource,
  type FindingVulnerability,
  type ProviderGroup,
  type RecordState,
  type Severity,
} from 'backstage-plugin-security-hub-common';
import { exposureOf } from './exposure';
import type { Gaps } from './gaps';
import { asList, asText, asTexts, member, memberAt, sortedSet } from './json';
import { severityOf, severityOfText } from './severity';
import { timeAt } from './timeAt';

/** What the provider wrote into a record, but for its order, which needs the whole record. */
export type ProviderContent = Omit<ProviderGroup, 'order'>;

/** See `ProviderContent`. Whatever is absent or wrong is marked. */
export function providerContentOf(
  finding: unknown,
  context: {
    id: string;
    product: string;
    types: string[];
    resources: FindingResource[];
    vulnerabilities: FindingVulnerability[];
    gaps: Gaps;
  },
): ProviderContent {
  const { gaps, product, resources, types, vulnerabilities } = context;
  const compliance = member(finding, 'Compliance');
  const content: ProviderContent = {
    title: titleOf(finding, context.id, gaps),
    description: asText(member(finding, 'Description')) ?? '',
    severity: severityOfProvider(finding, gaps),
    compliance: complianceOf(compliance, gaps),
    complianceReasons: reasonsOf(compliance),
    recordState: stateOf(finding, gaps),
    createdAt: timeAt(finding, 'CreatedAt', gaps),
    updatedAt: timeAt(finding, 'UpdatedAt', gaps),
    processedAt: timeAt(finding, 'ProcessedAt', gaps),
    firstObservedAt: timeAt(finding, 'FirstObservedAt', gaps),
    lastObservedAt: timeAt(finding, 'LastObservedAt', gaps),
    types,
    generatorId: asText(member(finding, 'GeneratorId')),
    standards: standardsOf(finding, product),
    requirements: sortedSet(asTexts(member(compliance, 'RelatedRequirements'))),
    remediation: remediationOf(finding),
    resources,
    vulnerabilities,
    exposure: exposureOf(finding, product),
    sample: isSample(finding, product),
  };
  if (content.updatedAt === undefined && !hasValue(finding, 'UpdatedAt')) {
    gaps.absent('UpdatedAt');
  }
  return content;
}

/** The provider's own types; the customer may have put others over them. */
export function typesOf(finding: unknown): string[] {
  const own = asTexts(memberAt(finding, 'FindingProviderFields', 'Types'));
  return sortedSet(own.length > 0 ? own : asTexts(member(finding, 'Types')));
}

function hasValue(finding: unknown, name: string): boolean {
  return asText(member(finding, name)) !== undefined;
}

function titleOf(finding: unknown, id: string, gaps: Gaps): string {
  const title = asText(member(finding, 'Title'));
  if (title === undefined) {
    gaps.absent('Title');
  }
  return (
    title ??
    asText(member(finding, 'Description'))?.split('\n')[0].slice(0, 256) ??
    asText(member(finding, 'GeneratorId')) ??
    id
  );
}

function severityOfProvider(finding: unknown, gaps: Gaps): Severity {
  const severity =
    severityOf(memberAt(finding, 'FindingProviderFields', 'Severity')) ??
    severityOf(member(finding, 'Severity')) ??
    severityOfText(
      memberAt(finding, 'ProductFields', 'aws/securityhub/SeverityLabel'),
    );
  if (severity === undefined) {
    gaps.absent('Severity', 'read as INFORMATIONAL');
  }
  return severity ?? 'INFORMATIONAL';
}

function complianceOf(
  compliance: unknown,
  gaps: Gaps,
): ComplianceStatus | undefined {
  const value = member(compliance, 'Status');
  const text = asText(value);
  const known = complianceStatuses.find(
    status => status === text?.toUpperCase(),
  );
  if (text !== undefined && known === undefined) {
    gaps.wrong('Compliance.Status', value, 'is no known status');
  }
  return known;
}

function reasonsOf(compliance: unknown): string[] {
  const reasons: string[] = [];
  for (const reason of asList(member(compliance, 'StatusReasons'))) {
    const parts = [
      asText(member(reason, 'ReasonCode')),
      asText(member(reason, 'Description')),
    ].filter(part => part !== undefined);
    if (parts.length > 0) {
      reasons.push(parts.join(': '));
    }
  }
  return sortedSet(reasons);
}

/** ACTIVE unless AWS says ARCHIVED: what cannot be told must not look settled. */
function stateOf(finding: unknown, gaps: Gaps): RecordState {
  const value = member(finding, 'RecordState');
  const text = asText(value)?.toUpperCase();
  if (text === undefined) {
    gaps.absent('RecordState', 'read as ACTIVE');
  } else if (text !== 'ACTIVE' && text !== 'ARCHIVED') {
    gaps.wrong('RecordState', value, 'is no known state, read as ACTIVE');
  }
  return text === 'ARCHIVED' ? 'ARCHIVED' : 'ACTIVE';
}

/** `standards/<name>/v/<version>`; consolidated records list them, older ones name theirs in an ARN or in their generator. */
function standardsOf(finding: unknown, product: string): string[] {
  if (product !== 'security-hub') {
    return [];
  }
  const listed = asList(memberAt(finding, 'Compliance', 'AssociatedStandards'))
    .map(standard => asText(member(standard, 'StandardsId')))
    .filter(standard => standard !== undefined);
  if (listed.length > 0) {
    return standardsFrom(listed);
  }
  for (const field of ['StandardsArn', 'StandardsGuideArn']) {
    const arn = asText(memberAt(finding, 'ProductFields', field));
    if (arn !== undefined) {
      return [withoutArn(arn)];
    }
  }
  const generator = withoutArn(asText(member(finding, 'GeneratorId')) ?? '');
  const name = /^(?:(ruleset)\/)?([a-z0-9-]+\/v\/[^/]+)\/./.exec(generator);
  return name ? [`${name[1] ?? 'standards'}/${name[2]}`] : [];
}

/** Standards as we name them, given by name or ARN. */
export function standardsFrom(texts: readonly string[]): string[] {
  return sortedSet(texts.map(withoutArn));
}

function withoutArn(text: string): string {
  return text.replace(/^arn:[^:]*:securityhub:[^:]*:[^:]*:/, '');
}

function remediationOf(finding: unknown): ProviderContent['remediation'] {
  const recommendation = memberAt(finding, 'Remediation', 'Recommendation');
  return remediationFrom(
    asText(member(recommendation, 'Text')),
    asText(member(recommendation, 'Url')),
  );
}

/** What to do and where to read about it; undefined where neither is told. */
export function remediationFrom(
  text: string | undefined,
  url: string | undefined,
): ProviderContent['remediation'] {
  // It is shown as a link, so nothing but the web's own schemes may pass.
  const link = /^https?:\/\/[^\s]+$/i.test(url ?? '') ? url : undefined;
  return text !== undefined || link !== undefined
    ? { text, url: link }
    : undefined;
}

function isSample(finding: unknown, product: string): boolean {
  return (
    product === 'guardduty' &&
    asText(
      memberAt(
        finding,
        'ProductFields',
        'aws/guardduty/service/additionalInfo/sample',
      ),
    )?.toLowerCase() === 'true'
  );
}
