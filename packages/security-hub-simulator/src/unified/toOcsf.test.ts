import { existsSync, readFileSync } from 'fs';
import { resolve } from 'path';
import { controlFinding, member } from '../__testUtils__/smallWorld';
import { generateOrganisation } from '../generator/generateOrganisation';
import { AsffRecord } from '../store/AsffRecord';
import { cloudFormationType } from './cloudFormationType';
import { toOcsf } from './toOcsf';

const samples = resolve(
  __dirname,
  '../../../../../shared/data/findings/ocsf.jsonl',
);

const { findings } = generateOrganisation({
  seed: 1,
  findings: 800,
  now: new Date('2026-03-01T00:00:00Z'),
});
const documentOf = (finding: AsffRecord, over = {}): Record<string, any> =>
  toOcsf({
    account: String(finding.AwsAccountId),
    region: String(finding.Region),
    finding,
    ...over,
  });

/** Every path of a document with the type of its value, `[]` for entries of lists. */
function pathsOf(value: unknown, path = ''): [string, string][] {
  if (value === undefined || /\.(data|evidences)$/.test(path)) {
    return [];
  }
  if (Array.isArray(value)) {
    return value.flatMap(entry => pathsOf(entry, `${path}[]`));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, entry]) =>
      pathsOf(entry, `${path}.${name}`),
    );
  }
  return [[path, typeof value]];
}

describe('toOcsf', () => {
  it('keeps what joins the two formats, for every product', () => {
    const classes = new Map<string, Set<number>>();
    for (const finding of findings) {
      const document = documentOf(finding);
      const product = String(finding.ProductArn);
      expect(document.finding_info.uid).toBe(finding.Id);
      expect(document.cloud.account.uid).toBe(finding.AwsAccountId);
      expect(
        document.metadata.product.uid.replace('::productv2/', '::product/'),
      ).toBe(product);
      expect(document.type_uid).toBe(
        document.class_uid * 100 + document.activity_id,
      );
      const name = product.split('/').pop() ?? '';
      classes.set(
        name,
        (classes.get(name) ?? new Set()).add(document.class_uid),
      );
    }
    expect(Object.fromEntries(classes)).toEqual({
      securityhub: new Set([2003]),
      inspector: new Set([2002]),
      guardduty: new Set([2004]),
      macie: new Set([2004]),
      'access-analyzer': new Set([2004]),
    });
  });

  it('has members and types that the service has', () => {
    if (!existsSync(samples)) {
      process.stdout.write(`members not compared: ${samples} is absent\n`);
      return;
    }
    const known = new Map<string, Set<string>>();
    for (const line of readFileSync(samples, 'utf8').trim().split('\n')) {
      const { finding } = JSON.parse(line);
      if (String(finding.metadata?.product?.uid).includes('::productv2/')) {
        for (const [path, type] of pathsOf(finding)) {
          known.set(path, (known.get(path) ?? new Set()).add(type));
        }
      }
    }
    const strange = new Set<string>();
    for (const finding of findings) {
      for (const [path, type] of pathsOf(documentOf(finding))) {
        if (!known.get(path)?.has(type)) {
          strange.add(`${path}: ${type}`);
        }
      }
    }
    // Not in the samples, but in OCSF: an account's name, and why a result is unknown.
    expect([...strange].sort()).toEqual([
      '.cloud.account.name: string',
      '.compliance.status_details[]: string',
    ]);
  });

  it.each([
    ['NEW', 1, 'New'],
    ['NOTIFIED', 2, 'In Progress'],
    ['SUPPRESSED', 3, 'Suppressed'],
    ['RESOLVED', 4, 'Resolved'],
  ])('maps the workflow status %s', (Status, status_id, status) => {
    expect(
      documentOf(controlFinding(1, { Workflow: { Status } })),
    ).toMatchObject({ status_id, status });
    expect(
      documentOf(controlFinding(1), { unifiedStatus: Status }),
    ).toMatchObject({ status_id, status });
  });

  it.each([
    ['PASSED', 1],
    ['WARNING', 2],
    ['FAILED', 3],
    ['NOT_AVAILABLE', 0],
  ])('maps the result %s', (Status, status_id) => {
    expect(
      documentOf(controlFinding(1, { Compliance: { Status } })).compliance,
    ).toMatchObject({ status_id });
  });

  it('closes what is archived, and names coverage as what it is', () => {
    expect(
      documentOf(controlFinding(1, { RecordState: 'ARCHIVED' })),
    ).toMatchObject({ activity_id: 3, activity_name: 'Close' });
    expect(
      documentOf(
        controlFinding(1, {
          ProductArn:
            'arn:aws:securityhub:us-east-1::product/aws/securityhub-coverage',
          Compliance: { Status: 'PASSED' },
        }),
      ),
    ).toMatchObject({
      class_uid: 2003,
      compliance: { assessments: [{ category: 'Coverage' }] },
      finding_info: { types: ['Coverage'] },
    });
  });

  it('takes records as bare as they come', () => {
    const bare = documentOf({ Id: 'x', CreatedAt: 'yesterday' });
    expect(bare).toMatchObject({
      class_uid: 2004,
      resources: [],
      severity: 'Unknown',
      severity_id: 0,
      status: 'New',
    });
    expect(bare.finding_info).not.toHaveProperty('created_time');
    expect(
      documentOf(controlFinding(1, { Severity: { Normalized: 75 } })),
    ).toMatchObject({ severity: 'High', severity_id: 4 });
  });

  it('names resources as the service does', () => {
    const arn = `arn:aws:ec2:us-east-1:${member}:instance/i-1`;
    const Resources = [{ Id: arn, Type: 'AwsEc2Instance' }];
    expect(documentOf(controlFinding(1, { Resources })).resources).toEqual([
      expect.objectContaining({
        uid: 'i-1',
        uid_alt: arn,
        type: 'AWS::EC2::Instance',
        owner: { account: { uid: member } },
      }),
    ]);
    const [bare] = documentOf(
      controlFinding(1, { Resources, Compliance: undefined }),
    ).resources;
    expect(bare.uid).toBe('i-1');
    expect(bare).not.toHaveProperty('uid_alt');
    expect(documentOf(controlFinding(1)).resources[0].tags).toEqual([
      { name: 'Service', value: 'checkout' },
    ]);
    expect(
      [
        'AwsAccount',
        'AwsS3Bucket',
        'AwsDynamoDbTable',
        'AwsCloudTrailTrail',
        'AwsIamUser',
        'AwsKmsKey',
        'AwsLambdaFunction',
        'Container',
      ].map(cloudFormationType),
    ).toEqual([
      'AWS::::Account',
      'AWS::S3::Bucket',
      'AWS::DynamoDB::Table',
      'AWS::CloudTrail::Trail',
      'AWS::IAM::User',
      'AWS::KMS::Key',
      'AWS::Lambda::Function',
      'Container',
    ]);
  });
});
