import type {
  FindingResource,
  FindingVulnerability,
  Severity,
} from 'backstage-plugin-security-hub-common';
import type { Gaps } from '../asff/gaps';
import {
  asList,
  asText,
  asTexts,
  member,
  memberAt,
  sortedSet,
} from '../asff/json';
import {
  remediationFrom,
  standardsFrom,
  type ProviderContent,
} from '../asff/providerGroup';
import { complianceOf, recordStateOf, severityIn } from './status';
import { timeIn } from './timeIn';

/** What the provider wrote into a document. Whatever is absent or wrong is marked. */
export function providerContentOf(
  document: unknown,
  context: {
    id: string;
    product: string;
    types: string[];
    generator?: string;
    resources: FindingResource[];
    vulnerabilities: FindingVulnerability[];
    gaps: Gaps;
  },
): ProviderContent {
  const { gaps, product, resources, types, vulnerabilities } = context;
  const info = member(document, 'finding_info');
  const compliance = member(document, 'compliance');
  const infoTime = (name: string) => timeIn(info, name, gaps, 'finding_info.');
  const content: ProviderContent = {
    title: titleOf(document, context.id, gaps),
    description:
      asText(member(info, 'desc')) ?? asText(member(document, 'message')) ?? '',
    severity: severityOf(document, gaps),
    compliance: complianceOf(document, gaps),
    complianceReasons: reasonsOf(document),
    recordState: recordStateOf(document, gaps),
    createdAt: infoTime('created_time'),
    updatedAt: infoTime('modified_time') ?? timeIn(document, 'time', gaps),
    processedAt: timeIn(
      member(document, 'metadata'),
      'processed_time',
      gaps,
      'metadata.',
    ),
    firstObservedAt: infoTime('first_seen_time'),
    lastObservedAt: infoTime('last_seen_time'),
    types,
    generatorId: context.generator,
    standards:
      product === 'security-hub'
        ? standardsFrom(asTexts(member(compliance, 'standards')))
        : [],
    requirements: sortedSet(asTexts(member(compliance, 'requirements'))),
    remediation: remediationOf(document),
    resources,
    vulnerabilities,
    sample: isSample(document, product),
  };
  if (content.updatedAt === undefined) {
    gaps.absent('finding_info.modified_time');
  }
  return content;
}

function titleOf(document: unknown, id: string, gaps: Gaps): string {
  const title = asText(memberAt(document, 'finding_info', 'title'));
  if (title === undefined) {
    gaps.absent('finding_info.title');
  }
  return (
    title ??
    asText(memberAt(document, 'finding_info', 'desc'))
      ?.split('\n')[0]
      .slice(0, 256) ??
    id
  );
}

/** What the provider said; the top level may be the customer's. */
function severityOf(document: unknown, gaps: Gaps): Severity {
  const severity =
    severityIn(member(document, 'vendor_attributes')) ?? severityIn(document);
  if (severity === undefined) {
    gaps.absent('severity_id', 'read as INFORMATIONAL');
  }
  return severity ?? 'INFORMATIONAL';
}

function reasonsOf(document: unknown): string[] {
  const compliance = member(document, 'compliance');
  const reasons = [
    asText(member(compliance, 'status_detail')),
    asText(member(document, 'status_detail')),
    ...asTexts(member(compliance, 'status_details')),
  ];
  return sortedSet(reasons.filter(reason => reason !== undefined));
}

function remediationOf(document: unknown): ProviderContent['remediation'] {
  const [vulnerability] = asList(member(document, 'vulnerabilities'));
  for (const given of [
    member(document, 'remediation'),
    member(vulnerability, 'remediation'),
  ]) {
    // Prowler also lists commands here.
    const link = asTexts(member(given, 'references')).find(text =>
      /^https?:/i.test(text),
    );
    const remediation = remediationFrom(asText(member(given, 'desc')), link);
    if (remediation) {
      return remediation;
    }
  }
  return undefined;
}

/** GuardDuty puts `[SAMPLE]` before the title of a sample; exports of Security Lake keep the mark of ASFF. */
function isSample(document: unknown, product: string): boolean {
  const unmapped = member(document, 'unmapped');
  const marks = [
    member(unmapped, 'Sample'),
    member(
      unmapped,
      'ProductFields.aws/guardduty/service/additionalInfo/sample',
    ),
  ];
  const title = asText(memberAt(document, 'finding_info', 'title')) ?? '';
  return (
    product === 'guardduty' &&
    (/^\[SAMPLE\]/i.test(title) ||
      marks.some(mark => asText(mark)?.toLowerCase() === 'true'))
  );
}
