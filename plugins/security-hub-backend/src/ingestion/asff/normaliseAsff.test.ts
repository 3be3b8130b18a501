import {
  makeControlRecord,
  recordOf,
  observedAt,
  controls,
} from '../__testUtils__/asffRecords';
import { normaliseAsff } from './normaliseAsff';

const rejection = (value: unknown) =>
  normaliseAsff(value, { observedAt, controls });

describe('normaliseAsff', () => {
  it('gives the whole record of a control', () => {
    const record = recordOf(makeControlRecord());
    expect(record).toMatchObject({
      stableKey:
        'v1|aws|111122223333|eu-west-1|security-hub|["control","s3.8"]|arn:aws:s3:::kumo-coffee-menu',
      identity: {
        partition: 'aws',
        account: '111122223333',
        region: 'eu-west-1',
        productArn: 'arn:aws:securityhub:eu-west-1::product/aws/securityhub',
        id: 'arn:aws:securityhub:eu-west-1:111122223333:security-control/S3.8/finding/0001',
      },
      owningAccount: '111122223333',
      owningAccountName: 'kumo-coffee-shop',
      issueRegion: 'eu-west-1',
      kind: 'control',
      product: { key: 'security-hub', name: 'Security Hub' },
      controlId: 'S3.8',
      survivesRecreation: true,
      observedAt,
      gaps: [],
      provider: {
        title: 'S3 buckets should block public access',
        severity: 'HIGH',
        compliance: 'FAILED',
        recordState: 'ACTIVE',
        createdAt: '2026-09-01T00:00:00.000Z',
        updatedAt: '2026-09-30T00:00:00.000Z',
        processedAt: '2026-09-30T00:00:05.000Z',
        firstObservedAt: '2026-09-02T00:00:00.000Z',
        standards: [
          'standards/aws-foundational-security-best-practices/v/1.0.0',
        ],
        resources: [
          {
            id: 'arn:aws:s3:::kumo-coffee-menu',
            canonicalId: 'arn:aws:s3:::kumo-coffee-menu',
            type: 'AwsS3Bucket',
            name: 'kumo-coffee-menu',
            region: 'eu-west-1',
            arnAccount: undefined,
            tags: undefined,
          },
        ],
      },
      customer: { workflow: 'NEW', severityOverride: undefined },
    });
    expect(record.recordKey).toMatch(/^[0-9a-f]{64}$/);
    expect(record.issueKey).toMatch(/^[0-9a-f]{64}$/);
    expect(record.provider.order.slice(0, 3)).toEqual([
      '2026-09-30T00:00:00.000Z',
      '2026-09-30T00:00:05.000Z',
      observedAt,
    ]);
    expect(record.customer.order.slice(0, 2)).toEqual([observedAt, '']);
  });

  it('rejects for three reasons only', () => {
    for (const value of [undefined, null, 7, 'text', true, [], [{}]]) {
      expect(rejection(value)).toEqual({
        outcome: 'rejected',
        reason: 'not-an-object',
      });
    }
    for (const value of [{}, { Id: '' }, { Id: ' ' }, { Id: {} }, { Id: [] }]) {
      expect(rejection(value)).toEqual({
        outcome: 'rejected',
        reason: 'no-id',
      });
    }
    const neither = { Id: 'a', Resources: [{ Type: 'AwsS3Bucket' }] };
    expect(rejection(neither)).toEqual({
      outcome: 'rejected',
      reason: 'no-account-and-no-resource',
      recordId: 'a',
    });
    expect(rejection({ Id: 'a', AwsAccountId: '111122223333' })).toMatchObject({
      outcome: 'finding',
    });
    expect(rejection({ Id: 'a', Resources: [{ Id: 'b' }] })).toMatchObject({
      outcome: 'finding',
    });
  });

  it('marks what is absent or wrong, and stores the record', () => {
    const { gaps, identity, provider } = recordOf({
      Id: 'a',
      Resources: 'arn:aws:s3:::kumo-coffee-menu',
      AwsAccountId: 'ACCOUNT_ID',
      ProductArn: 'xxx',
      UpdatedAt: '2026-09-30T25:00:00Z',
      CreatedAt: '2026-09-30 10:00:00',
      FirstObservedAt: 1767225600,
      RecordState: 'GONE',
      Compliance: { Status: 'INFOED' },
      Workflow: { Status: 'LATER' },
      Note: { Text: 'hello', UpdatedAt: 'today' },
    });
    expect(gaps).toEqual([
      'AwsAccountId "ACCOUNT_ID" is not 12 digits',
      'Compliance.Status "INFOED" is no known status',
      'CreatedAt "2026-09-30 10:00:00" names no zone, read as UTC',
      'FirstObservedAt 1767225600 is no time',
      'Note.UpdatedAt "today" is no time',
      'ProductArn "xxx" is no ARN',
      'RecordState "GONE" is no known state, read as ACTIVE',
      'Region is absent',
      'Resources "arn:aws:s3:::kumo-coffee-menu" is no list',
      'Severity is absent, read as INFORMATIONAL',
      'Title is absent',
      'UpdatedAt "2026-09-30T25:00:00Z" is no time',
      'Workflow.Status "LATER" is no known status, read as NEW',
    ]);
    expect(identity).toEqual({
      format: 'asff',
      partition: 'aws',
      account: 'ACCOUNT_ID',
      region: undefined,
      productArn: 'xxx',
      id: 'a',
    });
    expect(provider).toMatchObject({
      title: 'a',
      recordState: 'ACTIVE',
      createdAt: '2026-09-30T10:00:00.000Z',
      resources: [],
    });
    expect(provider.compliance).toBeUndefined();
    expect(provider.updatedAt).toBeUndefined();
  });

  it('keeps zeros of an account id that came as a number', () => {
    const { identity } = recordOf(
      makeControlRecord({ AwsAccountId: 11122223333 }),
    );
    expect(identity.account).toBe('011122223333');
  });

  it('reads resources with their tags and the account that their ARN names', () => {
    const { resources } = recordOf(
      makeControlRecord({
        Resources: [
          {
            Id: 'arn:aws:lambda:eu-west-1:444455556666:function:roast',
            Type: 'AwsLambdaFunction',
            Tags: { b: '', a: 'x' },
          },
          {
            Id: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
            Type: 'AwsIamPolicy',
            Tags: [{ Key: 'k', Value: 'v' }],
          },
          {
            Id: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/till/0a1b',
          },
          { Type: 'AwsS3Bucket' },
          'arn:aws:sqs:eu-west-1:111122223333:orders',
        ],
      }),
    ).provider;
    expect(
      resources.map(({ name, type, arnAccount, tags }) => ({
        name,
        type,
        arnAccount,
        tags,
      })),
    ).toEqual([
      {
        name: 'roast',
        type: 'AwsLambdaFunction',
        arnAccount: '444455556666',
        tags: { a: 'x', b: '' },
      },
      {
        name: 'ReadOnlyAccess',
        type: 'AwsIamPolicy',
        arnAccount: undefined,
        tags: { k: 'v' },
      },
      {
        name: 'till',
        type: 'Other',
        arnAccount: '111122223333',
        tags: undefined,
      },
      {
        name: 'orders',
        type: 'Other',
        arnAccount: '111122223333',
        tags: undefined,
      },
    ]);
  });

  it('passes only web links on, and text that a database can hold', () => {
    const { provider } = recordOf(
      makeControlRecord({
        Title: 'a\u0000b\ud800',
        Remediation: {
          Recommendation: { Text: 'Do it', Url: 'data:text/html,x' },
        },
      }),
    );
    expect(provider.title).toBe('a\ufffdb\ufffd');
    expect(provider.remediation).toEqual({ text: 'Do it', url: undefined });
  });

  it("clamps a provider's clock that runs ahead", () => {
    const { provider } = recordOf(
      makeControlRecord({ UpdatedAt: '2200-01-01T00:00:00Z' }),
    );
    expect(provider.updatedAt).toBe('2200-01-01T00:00:00.000Z');
    expect(provider.order[0]).toBe('2026-10-01T00:05:00.000Z');
  });

  it('survives 240 KB and any depth in a moment', () => {
    let deep: unknown = 'x';
    for (let depth = 0; depth < 100_000; depth++) {
      deep = [deep];
    }
    const long = '/:'.repeat(120_000);
    const started = process.hrtime.bigint();
    for (const hostile of [
      deep,
      long,
      Array.from({ length: 50_000 }, () => ({})),
      JSON.parse('{"__proto__":{"Id":"x"}}'),
    ]) {
      for (const name of Object.keys(makeControlRecord())) {
        rejection(makeControlRecord({ [name]: hostile }));
      }
    }
    expect(Number(process.hrtime.bigint() - started) / 1e9).toBeLessThan(20);
    expect(
      rejection(JSON.parse('{"__proto__":{"Id":"x","AwsAccountId":"1"}}')),
    ).toEqual({
      outcome: 'rejected',
      reason: 'no-id',
    });
  });
});
