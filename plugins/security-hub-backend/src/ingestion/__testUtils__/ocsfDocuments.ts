import type { FindingRecord } from 'backstage-plugin-security-hub-common';
import { readSamples } from '../../__testUtils__/readSamples';
import { normaliseOcsf } from '../ocsf';
import { controls, observedAt } from './asffRecords';

type Document = Record<string, unknown>;

/** The counterpart of `makeControlRecord`, as the unified Security Hub gives it. */
export function makeControlDocument(changes: Document = {}): Document {
  return {
    activity_id: 2,
    activity_name: 'Update',
    category_uid: 2,
    class_name: 'Compliance Finding',
    class_uid: 2003,
    type_uid: 200302,
    cloud: {
      account: { uid: '111122223333', name: 'kumo-coffee-shop' },
      provider: 'AWS',
      region: 'eu-west-1',
    },
    compliance: {
      control: 'S3.8',
      standards: ['standards/aws-foundational-security-best-practices/v/1.0.0'],
      status: 'Fail',
      status_id: 3,
    },
    finding_info: {
      uid: 'arn:aws:securityhub:eu-west-1:111122223333:security-control/S3.8/finding/0001',
      title: 'S3 buckets should block public access',
      desc: 'Looks at the bucket.',
      types: [
        'Software and Configuration Checks/Industry and Regulatory Standards',
        'Posture Management',
      ],
      created_time: Date.UTC(2026, 8, 1),
      created_time_dt: '2026-09-01T00:00:00.000Z',
      first_seen_time: Date.UTC(2026, 8, 2),
      last_seen_time: Date.UTC(2026, 8, 30),
      modified_time: Date.UTC(2026, 8, 30),
      modified_time_dt: '2026-09-30T00:00:00.000Z',
    },
    metadata: {
      product: {
        name: 'Security Hub',
        uid: 'arn:aws:securityhub:eu-west-1::productv2/aws/securityhub',
        vendor_name: 'AWS',
      },
      uid: 'c0ffee',
      version: '1.6.0',
    },
    resources: [
      {
        cloud_partition: 'aws',
        name: 'kumo-coffee-menu',
        owner: { account: { uid: '111122223333' } },
        region: 'eu-west-1',
        type: 'AWS::S3::Bucket',
        uid: 'kumo-coffee-menu',
        uid_alt: 'arn:aws:s3:::kumo-coffee-menu',
      },
    ],
    severity: 'High',
    severity_id: 4,
    status: 'New',
    status_id: 1,
    vendor_attributes: { severity: 'High', severity_id: 4 },
    ...changes,
  };
}

/** A document of another product on a Lambda function, the counterpart of `makeProductRecord`. */
export function makeProductDocument(
  product: string,
  changes: Document = {},
): Document {
  return {
    activity_id: 1,
    class_uid: 2004,
    cloud: { account: { uid: '111122223333' }, region: 'eu-west-1' },
    finding_info: {
      uid: `${product}/finding/1`,
      title: 'Something is wrong',
      desc: 'It is.',
      types: ['Software and Configuration Checks'],
      analytic: { uid: 'a-generator' },
      modified_time_dt: '2026-09-30T00:00:00.000Z',
    },
    metadata: {
      product: {
        uid: `arn:aws:securityhub:eu-west-1::productv2/${product}`,
      },
    },
    resources: [
      {
        type: 'AWS::Lambda::Function',
        uid: 'roast',
        uid_alt: 'arn:aws:lambda:eu-west-1:111122223333:function:roast',
      },
    ],
    severity_id: 3,
    status_id: 1,
    ...changes,
  };
}

/** The record of a document that is a finding; fails the test otherwise. */
export function recordOfOcsf(
  document: unknown,
  at = observedAt,
): FindingRecord {
  const normalised = normaliseOcsf(document, { observedAt: at, controls });
  if (normalised.outcome !== 'finding') {
    throw new Error(`No finding: ${normalised.reason}`);
  }
  return normalised.record;
}

/** Public sample documents, which lie beside the project where they are present. */
export function sampleDocuments(): unknown[] | undefined {
  return readSamples('ocsf.jsonl')?.map(
    line => (line as { finding: unknown }).finding,
  );
}
