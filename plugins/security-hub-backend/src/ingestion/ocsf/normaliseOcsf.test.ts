import {
  controls,
  makeControlRecord,
  makeProductRecord,
  observedAt,
  recordOf,
} from '../__testUtils__/asffRecords';
import {
  makeControlDocument,
  makeProductDocument,
  recordOfOcsf,
} from '../__testUtils__/ocsfDocuments';
import { normaliseOcsf } from './normaliseOcsf';

const outcomeOf = (value: unknown) => {
  const { record, ...rest } = {
    record: undefined,
    ...normaliseOcsf(value, { observedAt, controls }),
  };
  return rest;
};
const info = makeControlDocument().finding_info as object;

describe('normaliseOcsf', () => {
  it('gives what its counterpart in ASFF gives', () => {
    const one = recordOf(makeControlRecord({ ProcessedAt: undefined }));
    const other = recordOfOcsf(makeControlDocument());
    const { order, types, generatorId, resources, ...rest } = other.provider;
    const { order: _, types: __, generatorId: ___, ...expected } = one.provider;
    expect({ ...rest, resources: expected.resources }).toEqual(expected);
    expect(resources).toEqual([
      { ...expected.resources[0], arnAccount: '111122223333' },
    ]);
    expect(other).toMatchObject({
      issueKey: one.issueKey,
      stableKey: one.stableKey,
      twinKey: one.twinKey,
      owningAccount: one.owningAccount,
      owningAccountName: one.owningAccountName,
      kind: 'control',
      product: one.product,
      controlId: 'S3.8',
      gaps: [],
    });
    expect(other.recordKey).not.toBe(one.recordKey);
    expect(other.identity).toEqual({
      format: 'ocsf',
      partition: 'aws',
      account: '111122223333',
      region: 'eu-west-1',
      productArn: 'arn:aws:securityhub:eu-west-1::productv2/aws/securityhub',
      id: 'arn:aws:securityhub:eu-west-1:111122223333:security-control/S3.8/finding/0001',
      metadataUid: 'c0ffee',
    });
    expect(other.customer).toMatchObject({ workflow: 'NEW' });
    expect([types, order.slice(0, 3), generatorId]).toEqual([
      [
        'Posture Management',
        'Software and Configuration Checks/Industry and Regulatory Standards',
      ],
      ['2026-09-30T00:00:00.000Z', '', observedAt],
      undefined,
    ]);
  });

  it.each([
    ['aws/guardduty', {}, {}],
    ['kumo/scanner', {}, {}],
    ['111122223333/default', {}, {}],
    [
      'aws/inspector',
      {
        Vulnerabilities: [
          {
            Id: 'CVE-2026-1',
            VulnerablePackages: [{ Name: 'b' }, { Name: 'a' }],
          },
        ],
      },
      {
        class_uid: 2002,
        vulnerabilities: [
          {
            cve: { uid: 'CVE-2026-1' },
            affected_packages: [{ name: 'a' }, { name: 'b' }],
          },
        ],
      },
    ],
    [
      'aws/macie',
      { Types: ['Sensitive Data Identifications/PII'] },
      {
        finding_info: {
          uid: 'aws/macie/finding/2',
          types: ['Sensitive Data Identifications/PII', 'Sensitive Data'],
        },
      },
    ],
    [
      'aws/config',
      {
        Id: 'arn:aws:config:eu-west-1:111122223333:config-rule/config-rule-1/finding/1',
      },
      {
        finding_info: {
          uid: 'arn:aws:config:eu-west-1:111122223333:config-rule/config-rule-1/finding/2',
        },
      },
    ],
  ])('gives a finding of %s its key in ASFF', (product, record, document) => {
    const one = recordOf(makeProductRecord(product, record));
    const other = recordOfOcsf(makeProductDocument(product, document));
    expect(other.stableKey).toBe(one.stableKey);
    expect(other.kind).toBe(one.kind);
    expect(other.survivesRecreation).toBe(one.survivesRecreation);
  });

  it.each([
    [[], { outcome: 'rejected', reason: 'not-an-object' }],
    ['x', { outcome: 'rejected', reason: 'not-an-object' }],
    [{}, { outcome: 'rejected', reason: 'no-id' }],
    [
      { finding_info: { uid: 'a' }, class_uid: 2001 },
      { outcome: 'rejected', reason: 'unsupported-class', recordId: 'a' },
    ],
    [
      { finding_info: { uid: 'a' }, type_uid: 200501 },
      { outcome: 'rejected', reason: 'unsupported-class', recordId: 'a' },
    ],
    [
      { finding_info: { uid: 'a' } },
      {
        outcome: 'rejected',
        reason: 'no-account-and-no-resource',
        recordId: 'a',
      },
    ],
    [
      { class_uid: 6003, api: {} },
      { outcome: 'not-a-finding', reason: 'other-class' },
    ],
    [
      makeControlDocument({
        metadata: {
          product: {
            uid: 'arn:aws-cn:securityhub:cn-north-1::productv2/aws/securityhub-coverage',
          },
        },
        finding_info: { uid: 'b' },
      }),
      { outcome: 'not-a-finding', reason: 'coverage', recordId: 'b' },
    ],
  ])('tells what is no finding: %j', (value, expected) => {
    expect(JSON.parse(JSON.stringify(outcomeOf(value)))).toEqual(expected);
  });

  it('keeps vulnerabilities, the fix and the comment; shows no link but of the web', () => {
    const { provider, customer, kind } = recordOfOcsf(
      makeProductDocument('kumo/scanner', {
        comment: ' Looked at ',
        confidence_score: 80,
        remediation: {
          desc: 'Update it',
          references: ['data:text/html,x', 'https://kumo.example/fix'],
        },
        vulnerabilities: [
          {
            cve: { uid: 'CVE-2026-1' },
            is_exploit_available: true,
            fix_coverage: 'Partial',
            affected_packages: [
              { name: 'tls', version: '1', fixed_in_version: '2' },
              { name: 'zip', fixed_in_version: 'NotAvailable' },
              { version: '3' },
            ],
          },
          { advisory: { uid: 'KUMO-1' }, is_fix_available: false },
          { title: 'without a name' },
        ],
      }),
    );
    expect(kind).toBe('vulnerability');
    expect(provider.vulnerabilities).toEqual([
      {
        id: 'CVE-2026-1',
        packages: [
          { name: 'tls', version: '1', fixedInVersion: '2' },
          { name: 'zip', version: undefined, fixedInVersion: undefined },
        ],
        exploitAvailable: true,
        fixAvailable: true,
      },
      {
        id: 'KUMO-1',
        packages: [],
        exploitAvailable: undefined,
        fixAvailable: false,
      },
    ]);
    expect(provider.remediation).toEqual({
      text: 'Update it',
      url: 'https://kumo.example/fix',
    });
    expect(customer).toMatchObject({
      note: { text: 'Looked at' },
      confidence: 80,
    });
  });

  it('finds controls by what older exports tell, and owners and samples by product', () => {
    const older = recordOfOcsf(
      makeControlDocument({
        compliance: { status_id: 3 },
        metadata: {
          product: {
            uid: 'arn:aws:securityhub:eu-west-1::product/aws/securityhub',
            feature: { uid: 'pci-dss/v/3.2.1/PCI.IAM.6' },
          },
        },
      }),
    );
    expect(older.controlId).toBe('IAM.19');
    const nameless = recordOfOcsf(
      makeControlDocument({
        compliance: {},
        finding_info: { ...info, uid: 'x' },
      }),
    );
    expect(nameless.controlId).toBeUndefined();
    expect(nameless.gaps).toEqual(['compliance.control is absent']);
    const analyzed = recordOfOcsf(
      makeProductDocument('aws/access-analyzer', {
        resources: [
          {
            uid: 'arn:aws:s3:::menu',
            owner: { account: { uid: '444455556666' } },
          },
        ],
      }),
    );
    expect(analyzed).toMatchObject({
      owningAccount: '444455556666',
      identity: { account: '111122223333' },
      kind: 'external-access',
    });
    const sample = makeProductDocument('aws/guardduty', {
      finding_info: { uid: 'a', title: '[SAMPLE] Something is wrong' },
    });
    expect(recordOfOcsf(sample).provider.sample).toBe(true);
    expect(
      recordOfOcsf(makeProductDocument('aws/guardduty')).provider.sample,
    ).toBe(false);
  });
});
