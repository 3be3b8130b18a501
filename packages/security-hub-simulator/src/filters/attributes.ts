import { memberOf } from '../store/AsffRecord';
import { StoredRecord } from '../store/StoredRecord';
import { recordStateOf, workflowStatusOf } from '../store/workflow';
import { AsffRecord } from '../store/AsffRecord';

/** Kinds of filters of `AwsSecurityFindingFilters`. */
export type FilterKind =
  | 'string'
  | 'date'
  | 'number'
  | 'map'
  | 'boolean'
  | 'keyword';

/** How one filter attribute is read from a record. */
export type Attribute = {
  kind: FilterKind;
  /** All values; none where the record does not have the attribute. */
  read: (finding: AsffRecord, record: StoredRecord) => readonly unknown[];
};

function walk(value: unknown, steps: readonly string[]): unknown[] {
  let current: unknown[] = [value];
  for (const step of steps) {
    const many = step.endsWith('[]');
    const name = many ? step.slice(0, -2) : step;
    const next: unknown[] = [];
    for (const item of current) {
      const found = memberOf(item, name);
      if (found === undefined || found === null) {
        continue;
      }
      if (many && Array.isArray(found)) {
        next.push(...found);
      } else {
        next.push(found);
      }
    }
    current = next;
  }
  return current;
}

function at(kind: FilterKind, path: string): Attribute {
  const steps = path.split('.');
  if (steps.length === 1 && !path.endsWith('[]')) {
    return {
      kind,
      read: finding => {
        const value = finding[path];
        return value === undefined || value === null ? [] : [value];
      },
    };
  }
  return { kind, read: finding => walk(finding, steps) };
}

const severityFloors: [number, string][] = [
  [90, 'CRITICAL'],
  [70, 'HIGH'],
  [40, 'MEDIUM'],
  [1, 'LOW'],
  [0, 'INFORMATIONAL'],
];

function severityLabel(finding: AsffRecord): string[] {
  const label = memberOf(finding, 'Severity', 'Label');
  if (typeof label === 'string') {
    return [label];
  }
  const normalized = memberOf(finding, 'Severity', 'Normalized');
  if (typeof normalized !== 'number') {
    return [];
  }
  const floor = severityFloors.find(([least]) => normalized >= least);
  return floor ? [floor[1]] : [];
}

/**
 * Every attribute that findings can be filtered and sorted by. Members that
 * Security Hub always fills count with the value it would give them where a
 * record came without.
 *
 * See https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_AwsSecurityFindingFilters.html
 */
export const attributes: ReadonlyMap<string, Attribute> = new Map<
  string,
  Attribute
>([
  [
    'AwsAccountId',
    {
      kind: 'string',
      read: (finding, record) => [finding.AwsAccountId ?? record.account],
    },
  ],
  [
    'Region',
    {
      kind: 'string',
      read: (finding, record) => [finding.Region ?? record.region],
    },
  ],
  [
    'RecordState',
    { kind: 'string', read: finding => [recordStateOf(finding)] },
  ],
  [
    'WorkflowStatus',
    { kind: 'string', read: finding => [workflowStatusOf(finding)] },
  ],
  ['SeverityLabel', { kind: 'string', read: severityLabel }],
  ['Keyword', { kind: 'keyword', read: finding => [JSON.stringify(finding)] }],
  ['ProductArn', at('string', 'ProductArn')],
  ['Id', at('string', 'Id')],
  ['GeneratorId', at('string', 'GeneratorId')],
  ['Type', at('string', 'Types[]')],
  ['Title', at('string', 'Title')],
  ['Description', at('string', 'Description')],
  ['ProductName', at('string', 'ProductName')],
  ['CompanyName', at('string', 'CompanyName')],
  ['AwsAccountName', at('string', 'AwsAccountName')],
  ['SourceUrl', at('string', 'SourceUrl')],
  ['FirstObservedAt', at('date', 'FirstObservedAt')],
  ['LastObservedAt', at('date', 'LastObservedAt')],
  ['CreatedAt', at('date', 'CreatedAt')],
  ['UpdatedAt', at('date', 'UpdatedAt')],
  ['SeverityProduct', at('number', 'Severity.Product')],
  ['SeverityNormalized', at('number', 'Severity.Normalized')],
  ['Confidence', at('number', 'Confidence')],
  ['Criticality', at('number', 'Criticality')],
  ['RecommendationText', at('string', 'Remediation.Recommendation.Text')],
  ['ProductFields', at('map', 'ProductFields')],
  ['UserDefinedFields', at('map', 'UserDefinedFields')],
  ['MalwareName', at('string', 'Malware[].Name')],
  ['MalwareType', at('string', 'Malware[].Type')],
  ['MalwarePath', at('string', 'Malware[].Path')],
  ['MalwareState', at('string', 'Malware[].State')],
  ['NetworkDirection', at('string', 'Network.Direction')],
  ['NetworkProtocol', at('string', 'Network.Protocol')],
  ['NetworkSourcePort', at('number', 'Network.SourcePort')],
  ['NetworkDestinationPort', at('number', 'Network.DestinationPort')],
  ['NetworkSourceDomain', at('string', 'Network.SourceDomain')],
  ['NetworkDestinationDomain', at('string', 'Network.DestinationDomain')],
  ['ProcessName', at('string', 'Process.Name')],
  ['ProcessPath', at('string', 'Process.Path')],
  ['ThreatIntelIndicatorType', at('string', 'ThreatIntelIndicators[].Type')],
  ['ThreatIntelIndicatorValue', at('string', 'ThreatIntelIndicators[].Value')],
  ['ResourceType', at('string', 'Resources[].Type')],
  ['ResourceId', at('string', 'Resources[].Id')],
  ['ResourcePartition', at('string', 'Resources[].Partition')],
  ['ResourceRegion', at('string', 'Resources[].Region')],
  ['ResourceTags', at('map', 'Resources[].Tags')],
  ['ResourceDetailsOther', at('map', 'Resources[].Details.Other')],
  [
    'ResourceAwsEc2InstanceVpcId',
    at('string', 'Resources[].Details.AwsEc2Instance.VpcId'),
  ],
  [
    'ResourceAwsEc2InstanceSubnetId',
    at('string', 'Resources[].Details.AwsEc2Instance.SubnetId'),
  ],
  [
    'ResourceAwsEc2InstanceType',
    at('string', 'Resources[].Details.AwsEc2Instance.Type'),
  ],
  [
    'ResourceAwsS3BucketOwnerName',
    at('string', 'Resources[].Details.AwsS3Bucket.OwnerName'),
  ],
  [
    'ResourceAwsIamAccessKeyUserName',
    at('string', 'Resources[].Details.AwsIamAccessKey.UserName'),
  ],
  [
    'ResourceAwsIamUserUserName',
    at('string', 'Resources[].Details.AwsIamUser.UserName'),
  ],
  ['ResourceContainerName', at('string', 'Resources[].Details.Container.Name')],
  ['ResourceApplicationName', at('string', 'Resources[].ApplicationName')],
  ['ResourceApplicationArn', at('string', 'Resources[].ApplicationArn')],
  ['ComplianceStatus', at('string', 'Compliance.Status')],
  ['ComplianceSecurityControlId', at('string', 'Compliance.SecurityControlId')],
  [
    'ComplianceAssociatedStandardsId',
    at('string', 'Compliance.AssociatedStandards[].StandardsId'),
  ],
  [
    'ComplianceSecurityControlParametersName',
    at('string', 'Compliance.SecurityControlParameters[].Name'),
  ],
  [
    'ComplianceSecurityControlParametersValue',
    at('string', 'Compliance.SecurityControlParameters[].Value[]'),
  ],
  ['VerificationState', at('string', 'VerificationState')],
  ['WorkflowState', at('string', 'WorkflowState')],
  ['RelatedFindingsId', at('string', 'RelatedFindings[].Id')],
  ['RelatedFindingsProductArn', at('string', 'RelatedFindings[].ProductArn')],
  ['NoteText', at('string', 'Note.Text')],
  ['NoteUpdatedAt', at('date', 'Note.UpdatedAt')],
  ['NoteUpdatedBy', at('string', 'Note.UpdatedBy')],
  [
    'FindingProviderFieldsSeverityLabel',
    at('string', 'FindingProviderFields.Severity.Label'),
  ],
  [
    'FindingProviderFieldsSeverityOriginal',
    at('string', 'FindingProviderFields.Severity.Original'),
  ],
  ['FindingProviderFieldsTypes', at('string', 'FindingProviderFields.Types[]')],
  [
    'FindingProviderFieldsConfidence',
    at('number', 'FindingProviderFields.Confidence'),
  ],
  [
    'FindingProviderFieldsCriticality',
    at('number', 'FindingProviderFields.Criticality'),
  ],
  ['Sample', at('boolean', 'Sample')],
  [
    'VulnerabilitiesExploitAvailable',
    at('string', 'Vulnerabilities[].ExploitAvailable'),
  ],
  [
    'VulnerabilitiesFixAvailable',
    at('string', 'Vulnerabilities[].FixAvailable'),
  ],
]);
