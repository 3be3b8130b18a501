import { createHash } from 'node:crypto';

/** A record of AWS as a test wants it. */
export type AsffRecord = Record<string, unknown>;

/** A finding of a control on a bucket in account 111122223333, as AWS makes them. Same input, same Id. */
export function controlFinding(
  options: {
    control?: string;
    bucket?: string;
    account?: string;
    region?: string;
    status?: 'PASSED' | 'FAILED' | 'WARNING' | 'NOT_AVAILABLE';
    severity?: string;
    workflow?: string;
    updatedAt?: string;
    recordState?: string;
    tags?: Record<string, string>;
  } & { overrides?: AsffRecord } = {},
): AsffRecord {
  const {
    control = 'S3.8',
    bucket = 'orders',
    account = '111122223333',
    region = 'eu-west-1',
    status = 'FAILED',
    severity = 'HIGH',
    workflow = 'NEW',
    updatedAt = '2026-11-01T10:00:00.000Z',
    recordState = 'ACTIVE',
    tags,
  } = options;
  const id = createHash('md5')
    .update(`${control} ${bucket} ${account} ${region}`)
    .digest('hex');
  return {
    SchemaVersion: '2018-10-08',
    Id: `arn:aws:securityhub:${region}:${account}:security-control/${control}/finding/${id}`,
    ProductArn: `arn:aws:securityhub:${region}::product/aws/securityhub`,
    ProductName: 'Security Hub',
    CompanyName: 'AWS',
    Region: region,
    GeneratorId: `security-control/${control}`,
    AwsAccountId: account,
    Types: [
      'Software and Configuration Checks/Industry and Regulatory Standards',
    ],
    CreatedAt: '2026-10-01T10:00:00.000Z',
    UpdatedAt: updatedAt,
    Severity: { Label: status === 'FAILED' ? severity : 'INFORMATIONAL' },
    Title: `Title of ${control}`,
    Description: `Checks ${control}.`,
    Resources: [
      {
        Type: 'AwsS3Bucket',
        Id: `arn:aws:s3:::${bucket}`,
        Partition: 'aws',
        Region: region,
        ...(tags ? { Tags: tags } : {}),
      },
    ],
    Compliance: {
      Status: status,
      SecurityControlId: control,
      AssociatedStandards: [
        {
          StandardsId:
            'standards/aws-foundational-security-best-practices/v/1.0.0',
        },
      ],
      RelatedRequirements: ['NIST.800-53.r5 AC-3'],
    },
    Workflow: { Status: status === 'PASSED' ? 'RESOLVED' : workflow },
    RecordState: recordState,
    ...options.overrides,
  };
}
