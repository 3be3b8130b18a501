import {
  canonicalControlId,
  controlIdOfLegacyGenerator,
  isGlobalControl,
} from 'aws-control-handbook';
import type { FindingRecord } from 'backstage-plugin-security-hub-common';
import { readSamples } from '../../__testUtils__/readSamples';
import type { ControlDirectory } from '../asff/controlDirectory';
import { normaliseAsff } from '../asff/normaliseAsff';

export const observedAt = '2026-10-01T00:00:00.000Z';

export const controls: ControlDirectory = {
  canonicalControlId,
  controlIdOfLegacyGenerator,
  isGlobalControl,
};

type Document = Record<string, unknown>;

/** A failing control record of Security Hub, as AWS sends it with consolidated findings. */
export function makeControlRecord(changes: Document = {}): Document {
  return {
    SchemaVersion: '2018-10-08',
    Id: 'arn:aws:securityhub:eu-west-1:111122223333:security-control/S3.8/finding/0001',
    ProductArn: 'arn:aws:securityhub:eu-west-1::product/aws/securityhub',
    ProductName: 'Security Hub',
    CompanyName: 'AWS',
    Region: 'eu-west-1',
    GeneratorId: 'security-control/S3.8',
    AwsAccountId: '111122223333',
    AwsAccountName: 'kumo-coffee-shop',
    Types: [
      'Software and Configuration Checks/Industry and Regulatory Standards',
    ],
    FirstObservedAt: '2026-09-02T00:00:00.000Z',
    LastObservedAt: '2026-09-30T00:00:00.000Z',
    CreatedAt: '2026-09-01T00:00:00.000Z',
    UpdatedAt: '2026-09-30T00:00:00.000Z',
    ProcessedAt: '2026-09-30T00:00:05.000Z',
    Severity: { Label: 'HIGH', Normalized: 70 },
    Title: 'S3 buckets should block public access',
    Description: 'Looks at the bucket.',
    Resources: [
      {
        Type: 'AwsS3Bucket',
        Id: 'arn:aws:s3:::kumo-coffee-menu',
        Partition: 'aws',
        Region: 'eu-west-1',
      },
    ],
    Compliance: {
      Status: 'FAILED',
      SecurityControlId: 'S3.8',
      AssociatedStandards: [
        {
          StandardsId:
            'standards/aws-foundational-security-best-practices/v/1.0.0',
        },
      ],
    },
    Workflow: { Status: 'NEW' },
    WorkflowState: 'NEW',
    RecordState: 'ACTIVE',
    ...changes,
  };
}

/** A record of another product on a Lambda function. */
export function makeProductRecord(
  product: string,
  changes: Document = {},
): Document {
  return {
    SchemaVersion: '2018-10-08',
    Id: `${product}/finding/1`,
    ProductArn: `arn:aws:securityhub:eu-west-1::product/${product}`,
    Region: 'eu-west-1',
    GeneratorId: 'a-generator',
    AwsAccountId: '111122223333',
    Types: ['Software and Configuration Checks'],
    CreatedAt: '2026-09-01T00:00:00.000Z',
    UpdatedAt: '2026-09-30T00:00:00.000Z',
    Severity: { Label: 'MEDIUM' },
    Title: 'Something is wrong',
    Description: 'It is.',
    Resources: [
      {
        Type: 'AwsLambdaFunction',
        Id: 'arn:aws:lambda:eu-west-1:111122223333:function:roast',
      },
    ],
    Workflow: { Status: 'NEW' },
    RecordState: 'ACTIVE',
    ...changes,
  };
}

/** The record of a document that is a finding; fails the test otherwise. */
export function recordOf(document: unknown, at = observedAt): FindingRecord {
  const normalised = normaliseAsff(document, { observedAt: at, controls });
  if (normalised.outcome !== 'finding') {
    throw new Error(`No finding: ${normalised.reason}`);
  }
  return normalised.record;
}

/** Public sample records, which lie beside the project where they are present. */
export function sampleFindings(): unknown[] | undefined {
  return readSamples('asff.jsonl')?.map(
    line => (line as { finding: unknown }).finding,
  );
}
