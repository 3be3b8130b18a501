import { AsffRecord, memberOf, textOf } from '../store/AsffRecord';
import { StoredRecord } from '../store/StoredRecord';
import { unifiedSeverityIdOf, unifiedStatusOf } from '../store/unifiedState';
import {
  metadataUidOf,
  ocsfStatusOf,
  productUidOf,
  severityNameOf,
} from './ocsfIds';
import { ocsfSourceOf, toOcsf } from './toOcsf';

/** A record, the version of it that a caller sees, and whether it shows its `metadata.uid`. */
export type OcsfRow = {
  record: StoredRecord;
  finding: AsffRecord;
  metadataUid: boolean;
};

/** Kinds of filters of `CompositeFilter`. */
export type OcsfFieldKind = 'string' | 'date' | 'number' | 'boolean' | 'map';

/** How one OCSF field is read: all values, none where a record does not have it. */
export type OcsfField = {
  kind: OcsfFieldKind;
  read: (row: OcsfRow) => readonly unknown[];
};

// In the document; found by their path.
const fieldsOfKind: Record<OcsfFieldKind, readonly string[]> = {
  string: [
    'activity_name',
    'class_name',
    'cloud.account.name',
    'cloud.provider',
    'cloud.region',
    'comment',
    'compliance.assessments.category',
    'compliance.assessments.name',
    'compliance.control',
    'compliance.standards',
    'compliance.status',
    'finding_info.desc',
    'finding_info.types',
    'metadata.product.vendor_name',
    'remediation.desc',
    'remediation.references',
    'resources.cloud_partition',
    'resources.name',
    'resources.owner.account.uid',
    'resources.region',
    'resources.type',
    'resources.uid',
    'vendor_attributes.severity',
    'vulnerabilities.affected_packages.name',
    'vulnerabilities.cve.uid',
    'vulnerabilities.fix_coverage',
  ],
  date: [],
  number: [
    'activity_id',
    'compliance.status_id',
    'vendor_attributes.severity_id',
    'vulnerabilities.cve.cvss.base_score',
  ],
  boolean: [
    'compliance.assessments.meets_criteria',
    'vulnerabilities.is_exploit_available',
    'vulnerabilities.is_fix_available',
  ],
  map: ['resources.tags'],
};

function walk(value: unknown, steps: readonly string[]): unknown[] {
  let current: unknown[] = [value];
  for (const step of steps) {
    current = current
      .map(item => memberOf(item, step))
      .flat()
      .filter(item => item !== undefined && item !== null);
  }
  return current;
}

function inDocument(name: string, kind: OcsfFieldKind): OcsfField {
  const steps = name.split('.');
  return {
    kind,
    read: ({ record, finding, metadataUid }) => {
      const values = walk(
        toOcsf(ocsfSourceOf(record, finding), { metadataUid }),
        steps,
      );
      return kind === 'map'
        ? values.map(tag => ({
            [String(memberOf(tag, 'name'))]: memberOf(tag, 'value'),
          }))
        : values;
    },
  };
}

function ofFinding(kind: OcsfFieldKind, member: string): OcsfField {
  return {
    kind,
    read: ({ finding }) => {
      const value = finding[member];
      return value === undefined || value === null ? [] : [value];
    },
  };
}

/**
 * The OCSF fields that findings can be filtered and sorted by. Those that a
 * reader asks for again and again are read without making the document.
 *
 * See https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_CompositeFilter.html
 */
export const ocsfFields: ReadonlyMap<string, OcsfField> = new Map<
  string,
  OcsfField
>([
  ...(Object.keys(fieldsOfKind) as OcsfFieldKind[]).flatMap(kind =>
    fieldsOfKind[kind].map((name): [string, OcsfField] => [
      name,
      inDocument(name, kind),
    ]),
  ),
  ['finding_info.uid', ofFinding('string', 'Id')],
  ['finding_info.title', ofFinding('string', 'Title')],
  ['finding_info.created_time_dt', ofFinding('date', 'CreatedAt')],
  ['finding_info.first_seen_time_dt', ofFinding('date', 'FirstObservedAt')],
  ['finding_info.last_seen_time_dt', ofFinding('date', 'LastObservedAt')],
  ['finding_info.modified_time_dt', ofFinding('date', 'UpdatedAt')],
  [
    'metadata.uid',
    {
      kind: 'string',
      read: ({ record, metadataUid }) =>
        metadataUid ? [metadataUidOf(record)] : [],
    },
  ],
  ['metadata.product.name', ofFinding('string', 'ProductName')],
  [
    'metadata.product.uid',
    {
      kind: 'string',
      read: ({ finding }) => [
        productUidOf(textOf(finding, 'ProductArn') ?? ''),
      ],
    },
  ],
  [
    'cloud.account.uid',
    {
      kind: 'string',
      read: ({ finding, record }) => [finding.AwsAccountId ?? record.account],
    },
  ],
  [
    'status',
    {
      kind: 'string',
      read: ({ finding, record }) => [
        ocsfStatusOf(unifiedStatusOf(record, finding)).name,
      ],
    },
  ],
  [
    'status_id',
    {
      kind: 'number',
      read: ({ finding, record }) => [
        ocsfStatusOf(unifiedStatusOf(record, finding)).id,
      ],
    },
  ],
  [
    'severity',
    {
      kind: 'string',
      read: ({ finding, record }) => [
        severityNameOf(unifiedSeverityIdOf(record, finding)),
      ],
    },
  ],
  [
    'severity_id',
    {
      kind: 'number',
      read: ({ finding, record }) => [unifiedSeverityIdOf(record, finding)],
    },
  ],
]);
