import { AsffRecord, memberOf, textOf } from '../store/AsffRecord';
import { StoredRecord } from '../store/StoredRecord';
import {
  severityIdOf,
  unifiedSeverityIdOf,
  unifiedStatusOf,
} from '../store/unifiedState';
import { recordStateOf } from '../store/workflow';
import { coverageProduct, ocsfCompliance } from './ocsfCompliance';
import {
  metadataUidOf,
  ocsfStatusOf,
  productUidOf,
  severityNameOf,
} from './ocsfIds';
import { ocsfResources } from './ocsfResources';
import { ocsfVulnerabilities } from './ocsfVulnerabilities';

/** A finding in the Open Cybersecurity Schema Framework. */
export type OcsfDocument = { readonly [member: string]: unknown };

/** What a document is made from: a stored record, or a version of it. */
export type OcsfSource = Pick<StoredRecord, 'account' | 'region' | 'finding'> &
  Partial<
    Pick<StoredRecord, 'unifiedStatus' | 'unifiedSeverityId' | 'unifiedComment'>
  >;

/** What a document of a version of a record is made from, as the record is now. */
export function ocsfSourceOf(
  record: StoredRecord,
  finding: AsffRecord,
): OcsfSource {
  return {
    account: record.account,
    region: record.region,
    finding,
    unifiedStatus: record.unifiedStatus,
    unifiedSeverityId: record.unifiedSeverityId,
    unifiedComment: record.unifiedComment,
  };
}

type FindingClass = 'compliance' | 'vulnerability' | 'detection';

const classes: Record<FindingClass, { uid: number; name: string }> = {
  compliance: { uid: 2003, name: 'Compliance Finding' },
  vulnerability: { uid: 2002, name: 'Vulnerability Finding' },
  detection: { uid: 2004, name: 'Detection Finding' },
};

const moreTypes: Record<FindingClass, string> = {
  compliance: 'Posture Management',
  vulnerability: 'Vulnerabilities',
  detection: 'Threats',
};

/** `activity_name` by `activity_id`. */
export const activityNames = ['Unknown', 'Create', 'Update', 'Close'];

function classOf(finding: AsffRecord): FindingClass {
  if (Array.isArray(finding.Vulnerabilities)) {
    return 'vulnerability';
  }
  return textOf(finding, 'Compliance', 'Status') === undefined
    ? 'detection'
    : 'compliance';
}

function activityOf(finding: AsffRecord): number {
  if (recordStateOf(finding) === 'ARCHIVED') {
    return 3;
  }
  return finding.CreatedAt === finding.UpdatedAt ? 1 : 2;
}

/** `<name>` in milliseconds and `<name>_dt`; nothing for what is no time. */
function time(name: string, value: unknown): Record<string, unknown> {
  const millis = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(millis)
    ? {}
    : { [name]: millis, [`${name}_dt`]: new Date(millis).toISOString() };
}

function typesOf(finding: AsffRecord, kind: FindingClass): unknown[] {
  const types: unknown[] = Array.isArray(finding.Types) ? finding.Types : [];
  if (kind !== 'detection') {
    return [...types, moreTypes[kind]];
  }
  // GuardDuty's own name of the type: TTPs/Recon/Recon:EC2-PortProbe is Recon:EC2/PortProbe.
  return [
    moreTypes[kind],
    ...types.map(type => {
      const last = String(type).split('/').slice(2).join('/');
      return last.includes(':') ? last.replace('-', '/') : type;
    }),
  ];
}

/**
 * The document that the unified Security Hub has for a record. It is the same
 * issue: the same account, `finding_info.uid` is the Id, and the product's ARN
 * has `productv2` in place of `product`.
 *
 * @param record - what is stored; `finding` is the version to show
 * @param options - `metadataUid: false` leaves `metadata.uid` out
 */
export function toOcsf(
  record: OcsfSource,
  options: { metadataUid?: boolean } = {},
): OcsfDocument {
  const { finding, account, region } = record;
  const kind = classOf(finding);
  const { uid: classUid, name: className } = classes[kind];
  const productArn = textOf(finding, 'ProductArn') ?? '';
  const productPath = productArn.split('::product/')[1] ?? '';
  const ofAws = productPath.startsWith('aws/');
  const activity = activityOf(finding);
  const status = ocsfStatusOf(unifiedStatusOf(record, finding));
  const severityId = unifiedSeverityIdOf(record, finding);
  const providerSeverityId =
    severityIdOf(memberOf(finding, 'FindingProviderFields', 'Severity')) ||
    severityIdOf(finding.Severity);
  const accountId = textOf(finding, 'AwsAccountId') ?? account;
  const isCoverage = productPath === coverageProduct;
  const remediation = memberOf(finding, 'Remediation', 'Recommendation');
  const url = textOf(remediation, 'Url');
  return {
    activity_id: activity,
    activity_name: activityNames[activity],
    category_name: 'Findings',
    category_uid: 2,
    class_name: className,
    class_uid: classUid,
    cloud: {
      account: {
        name: textOf(finding, 'AwsAccountName'),
        type: 'AWS Account',
        type_id: 10,
        uid: accountId,
      },
      cloud_partition: productArn.split(':')[1],
      provider: 'AWS',
      region: textOf(finding, 'Region') ?? region,
    },
    ...(record.unifiedComment === undefined
      ? {}
      : { comment: record.unifiedComment }),
    ...(kind === 'compliance'
      ? { compliance: ocsfCompliance(finding, productPath) }
      : {}),
    finding_info: {
      ...time('created_time', finding.CreatedAt),
      desc: textOf(finding, 'Description'),
      ...time('first_seen_time', finding.FirstObservedAt),
      ...time('last_seen_time', finding.LastObservedAt),
      ...time('modified_time', finding.UpdatedAt),
      title: textOf(finding, 'Title'),
      types: isCoverage ? ['Coverage'] : typesOf(finding, kind),
      uid: textOf(finding, 'Id'),
    },
    metadata: {
      product: {
        ...(isCoverage ? { feature: { uid: 'security-hub/Coverage' } } : {}),
        name: textOf(finding, 'ProductName'),
        uid: productUidOf(productArn),
        vendor_name: ofAws ? 'AWS' : textOf(finding, 'CompanyName'),
      },
      profiles: ['cloud', 'datetime'],
      ...(options.metadataUid === false ? {} : { uid: metadataUidOf(record) }),
      version: '1.6.0',
    },
    ...(remediation === undefined
      ? {}
      : {
          remediation: {
            desc: textOf(remediation, 'Text'),
            references: url === undefined ? [] : [url],
          },
        }),
    resources: ocsfResources(finding, { account: accountId, region }),
    severity: severityNameOf(severityId),
    severity_id: severityId,
    status: status.name,
    status_id: status.id,
    ...time('time', finding.UpdatedAt),
    type_name: `${className}: ${activityNames[activity]}`,
    type_uid: classUid * 100 + activity,
    vendor_attributes: {
      severity: severityNameOf(providerSeverityId),
      severity_id: providerSeverityId,
    },
    ...(kind === 'vulnerability'
      ? { vulnerabilities: ocsfVulnerabilities(finding) }
      : {}),
  };
}
