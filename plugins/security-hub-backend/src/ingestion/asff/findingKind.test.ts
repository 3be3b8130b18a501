import { makeProductRecord, recordOf } from '../__testUtils__/asffRecords';

describe('findingKind, through a record', () => {
  it.each([
    ['aws/guardduty', {}, 'threat', false],
    ['aws/health', { GeneratorId: 'AWS_ABUSE_DOS_REPORT' }, 'threat', false],
    ['aws/health', { GeneratorId: 'AWS_WAF_NOTICE' }, 'other', false],
    [
      'aws/macie',
      {
        Types: [
          'Sensitive Data Identifications/PII/SensitiveData:S3Object-Personal',
        ],
      },
      'sensitive-data',
      true,
    ],
    [
      'aws/macie',
      { Types: ['Effects/Data Exposure/Policy:IAMUser-S3BucketPublic'] },
      'configuration',
      true,
    ],
    [
      'aws/config',
      {
        GeneratorId:
          'arn:aws:config:eu-west-1:111122223333:config-rule/config-rule-a',
      },
      'configuration',
      true,
    ],
    ['aws/config', { GeneratorId: 'x' }, 'configuration', false],
    ['kumo/decoys', { Types: ['Unusual Behaviors'] }, 'threat', false],
    [
      'kumo/scanner',
      { Types: [], Vulnerabilities: [{ Id: 'CVE-2026-1' }] },
      'vulnerability',
      false,
    ],
    [
      'kumo/scanner',
      { Types: ['Sensitive Data Identifications'] },
      'sensitive-data',
      false,
    ],
    [
      'kumo/scanner',
      { Types: 'text', Compliance: { Status: 'PASSED' } },
      'configuration',
      false,
    ],
    ['kumo/scanner', { Types: undefined }, 'other', false],
  ])('%s with %j is %s', (product, changes, kind, survivesRecreation) => {
    expect(recordOf(makeProductRecord(product, changes))).toMatchObject({
      kind,
      survivesRecreation,
    });
  });

  it('knows samples of GuardDuty, and of nothing else', () => {
    const ProductFields = {
      'aws/guardduty/service/additionalInfo/sample': 'true',
    };
    expect(
      recordOf(makeProductRecord('aws/guardduty', { ProductFields })).provider
        .sample,
    ).toBe(true);
    expect(
      recordOf(makeProductRecord('kumo/scanner', { ProductFields })).provider
        .sample,
    ).toBe(false);
    expect(recordOf(makeProductRecord('aws/guardduty')).provider.sample).toBe(
      false,
    );
  });
});
