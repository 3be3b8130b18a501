import { AsffRecord } from '../store/AsffRecord';
import { ControlFact } from './controlFacts';
import { GeneratedResource } from './GeneratedResource';
import { ageOf, timesOf, triageOf } from './lifecycle';
import { Random } from './Random';

/** Results of a control's check. */
export type Result = 'PASSED' | 'FAILED' | 'WARNING' | 'NOT_AVAILABLE';

const standardIds: Record<string, [id: string, prefix: string]> = {
  'AWS-FSBP-v1.0.0': [
    'standards/aws-foundational-security-best-practices/v/1.0.0',
    '',
  ],
  'CIS-AWS-v1.2.0': [
    'ruleset/cis-aws-foundations-benchmark/v/1.2.0',
    'CIS AWS Foundations Benchmark v1.2.0/',
  ],
  'CIS-AWS-v1.4.0': [
    'standards/cis-aws-foundations-benchmark/v/1.4.0',
    'CIS AWS Foundations Benchmark v1.4.0/',
  ],
  'CIS-AWS-v3.0.0': [
    'standards/cis-aws-foundations-benchmark/v/3.0.0',
    'CIS AWS Foundations Benchmark v3.0.0/',
  ],
  'CIS-AWS-v5.0.0': [
    'standards/cis-aws-foundations-benchmark/v/5.0.0',
    'CIS AWS Foundations Benchmark v5.0.0/',
  ],
  'NIST-800-53-r5': ['standards/nist-800-53/v/5.0.0', 'NIST.800-53.r5 '],
  'PCI-DSS-v3.2.1': ['standards/pci-dss/v/3.2.1', 'PCI DSS v3.2.1/'],
  'PCI-DSS-v4.0.1': ['standards/pci-dss/v/4.0.1', 'PCI DSS v4.0.1/'],
};

type SharedParts = {
  Compliance: Record<string, unknown>;
  Remediation: unknown;
};

// The same for all findings of a control: shared, so that a million findings fit into memory.
const sharedParts = new Map<string, SharedParts>();

function partsOf(control: ControlFact): SharedParts {
  const known = sharedParts.get(control.id);
  if (known) {
    return known;
  }
  const standards = Object.entries(control.standards).filter(
    ([standard]) => standardIds[standard],
  );
  const parts = {
    Compliance: {
      SecurityControlId: control.id,
      AssociatedStandards: standards.map(([standard]) => ({
        StandardsId: standardIds[standard][0],
      })),
      RelatedRequirements: standards.flatMap(([standard, requirements]) =>
        requirements.map(number => `${standardIds[standard][1]}${number}`),
      ),
    },
    Remediation: {
      Recommendation: {
        Text: 'The remediation page of the control tells what to do.',
        Url: `https://docs.aws.amazon.com/console/securityhub/${control.id}/remediation`,
      },
    },
  };
  sharedParts.set(control.id, parts);
  return parts;
}

const normalized = {
  INFORMATIONAL: 0,
  LOW: 1,
  MEDIUM: 40,
  HIGH: 70,
  CRITICAL: 90,
};

/** A finding of a control in the consolidated form. */
export function generateControlFinding(
  random: Random,
  options: {
    control: ControlFact;
    resource: GeneratedResource;
    result: Result;
    now: number;
    accountName: string;
    /** Where a global resource is checked; default the resource's Region. */
    region?: string;
    /** Days since it was first seen; default by chance. */
    age?: number;
    /** What customers have done with it; default by chance. */
    triage?: Record<string, unknown>;
    archived?: boolean;
  },
): AsffRecord {
  const { control, resource, result, now } = options;
  const { account } = resource;
  const region = options.region ?? resource.region;
  const id = `arn:aws:securityhub:${region}:${account}:security-control/${
    control.id
  }/finding/${random.uuid()}`;
  const productArn = `arn:aws:securityhub:${region}::product/aws/securityhub`;
  const severity = result === 'FAILED' ? control.severity : 'INFORMATIONAL';
  const { Compliance, Remediation } = partsOf(control);
  const customer =
    result === 'PASSED'
      ? {
          Workflow: { Status: random.chance(0.04) ? 'SUPPRESSED' : 'RESOLVED' },
        }
      : options.triage ?? triageOf(random, now);
  return {
    SchemaVersion: '2018-10-08',
    Id: id,
    ProductArn: productArn,
    ProductName: 'Security Hub',
    CompanyName: 'AWS',
    Region: region,
    GeneratorId: `security-control/${control.id}`,
    AwsAccountId: account,
    AwsAccountName: options.accountName,
    Types: [
      'Software and Configuration Checks/Industry and Regulatory Standards',
    ],
    ...timesOf(random, now, options.age ?? ageOf(random, control.severity)),
    Severity: {
      Label: severity,
      Normalized: normalized[severity],
      Original: severity,
    },
    Title: control.title,
    Description: `Result of the control ${control.id} for one resource.`,
    Remediation,
    ProductFields: {
      'aws/securityhub/ProductName': 'Security Hub',
      'aws/securityhub/CompanyName': 'AWS',
      'aws/securityhub/FindingId': `${productArn}/${id}`,
      'Resources:0/Id': resource.entry.Id,
    },
    Resources: [resource.entry],
    Compliance: {
      ...Compliance,
      Status: result,
      ...(result === 'WARNING' || result === 'NOT_AVAILABLE'
        ? {
            StatusReasons: [
              {
                ReasonCode: 'CONFIG_EVALUATIONS_EMPTY',
                Description:
                  'There was no evaluation of the rule to take a result from.',
              },
            ],
          }
        : {}),
    },
    WorkflowState: 'NEW',
    ...customer,
    RecordState: options.archived ? 'ARCHIVED' : 'ACTIVE',
    FindingProviderFields: {
      Severity: { Label: severity, Original: control.severity },
      Types: [
        'Software and Configuration Checks/Industry and Regulatory Standards',
      ],
    },
  };
}
