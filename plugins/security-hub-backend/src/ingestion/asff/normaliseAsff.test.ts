import {
  controls,
  makeControlRecord,
  makeProductRecord,
  observedAt,
  recordOf,
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

  it.each([
    [{ Label: 'high' }, undefined, 'HIGH'],
    [{ Label: 'LOW', Normalized: 90 }, undefined, 'LOW'],
    [{ Normalized: 0 }, undefined, 'INFORMATIONAL'],
    [{ Normalized: 1 }, undefined, 'LOW'],
    [{ Normalized: 39.5 }, undefined, 'LOW'],
    [{ Normalized: '40' }, undefined, 'MEDIUM'],
    [{ Normalized: 70 }, undefined, 'HIGH'],
    [{ Normalized: 100 }, undefined, 'CRITICAL'],
    [{ Normalized: 700, Original: 'Moderate' }, undefined, 'MEDIUM'],
    [{ Original: 'important' }, undefined, 'HIGH'],
    [{ Product: 'Critical' }, undefined, 'CRITICAL'],
    [{ Product: 8 }, undefined, 'INFORMATIONAL'],
    [
      { Label: '__proto__', Original: 'constructor' },
      undefined,
      'INFORMATIONAL',
    ],
    [undefined, { Severity: { Label: 'HIGH', Original: '8' } }, 'HIGH'],
    [undefined, undefined, 'INFORMATIONAL'],
  ])(
    'severity %j with provider fields %j is %s',
    (Severity, fields, expected) => {
      const record = recordOf(
        makeProductRecord('kumo/scanner', {
          Severity,
          FindingProviderFields: fields,
        }),
      );
      expect(record.provider.severity).toBe(expected);
      expect(record.customer.severityOverride).toBeUndefined();
    },
  );

  it("keeps the provider's severity and types apart from the customer's", () => {
    const { customer, provider } = recordOf(
      makeControlRecord({
        Severity: { Label: 'LOW' },
        Types: ['TTPs/Discovery'],
        FindingProviderFields: {
          Severity: { Label: 'MEDIUM' },
          Types: ['Software and Configuration Checks'],
        },
        Confidence: '42',
        Criticality: 99,
        VerificationState: 'BENIGN_POSITIVE',
        UserDefinedFields: { b: '2', a: 1, c: {}, ['__proto__']: 'x' },
        RelatedFindings: [{ ProductArn: 'p', Id: 'z' }, { Id: 'a' }, 'junk'],
        Note: {
          Text: ' we look at it ',
          UpdatedBy: 'barista',
          UpdatedAt: '2026-09-30T02:00:00+02:00',
        },
      }),
    );
    expect(provider.severity).toBe('MEDIUM');
    expect(provider.types).toEqual(['Software and Configuration Checks']);
    expect(customer).toMatchObject({
      severityOverride: 'LOW',
      typesOverride: ['TTPs/Discovery'],
      confidence: 42,
      criticality: 99,
      verificationState: 'BENIGN_POSITIVE',
      relatedFindings: [
        { productArn: '', id: 'a' },
        { productArn: 'p', id: 'z' },
      ],
      note: {
        text: 'we look at it',
        updatedBy: 'barista',
        updatedAt: '2026-09-30T00:00:00.000Z',
      },
    });
    expect(customer.order[1]).toBe('2026-09-30T00:00:00.000Z');
    expect(Object.keys(customer.userDefinedFields ?? {})).toEqual([
      '__proto__',
      'a',
      'b',
    ]);
  });

  it.each([
    [
      { Workflow: { Status: 'SUPPRESSED' }, WorkflowState: 'NEW' },
      'SUPPRESSED',
    ],
    [{ Workflow: undefined, WorkflowState: 'RESOLVED' }, 'RESOLVED'],
    [{ Workflow: undefined, WorkflowState: 'IN_PROGRESS' }, 'NOTIFIED'],
    [{ Workflow: undefined, WorkflowState: 'DEFERRED' }, 'NOTIFIED'],
    [
      { Workflow: { Status: 'constructor' }, WorkflowState: 'NOTIFIED' },
      'NOTIFIED',
    ],
    [{ Workflow: 'RESOLVED', WorkflowState: undefined }, 'NEW'],
    [{ Workflow: undefined, WorkflowState: undefined }, 'NEW'],
  ])('workflow of %j is %s', (changes, workflow) => {
    expect(recordOf(makeControlRecord(changes)).customer.workflow).toBe(
      workflow,
    );
  });

  it.each([
    [
      'arn:aws-cn:securityhub:cn-north-1::product/aws/guardduty',
      undefined,
      'aws-cn',
      'cn-north-1',
      'guardduty',
      'GuardDuty',
    ],
    [
      'arn:aws-us-gov:securityhub:us-gov-west-1::product/aws/securityhub',
      undefined,
      'aws-us-gov',
      'us-gov-west-1',
      'security-hub',
      'Security Hub',
    ],
    [
      'arn:aws-iso:securityhub:us-iso-west-1:111122223333:product/111122223333/default',
      'Bean Counter',
      'aws-iso',
      'us-iso-west-1',
      'custom/bean-counter',
      'Bean Counter',
    ],
    [
      'arn:aws:securityhub:eu-west-1:111122223333:product/111122223333/default',
      'Default',
      'aws',
      'eu-west-1',
      'custom/default',
      'Custom',
    ],
    [
      'arn:aws:securityhub:eu-west-1::product/Kumo/Scanner',
      undefined,
      'aws',
      'eu-west-1',
      'kumo/scanner',
      'scanner',
    ],
    [
      'arn:aws:securityhub:eu-west-1::product/aws/brand-new',
      'Brand New',
      'aws',
      'eu-west-1',
      'brand-new',
      'Brand New',
    ],
    [
      'arn:aws::securityhub:eu-west-1::product/aws/inspector',
      undefined,
      'aws',
      'eu-west-1',
      'inspector',
      'Inspector',
    ],
  ])('product %s', (ProductArn, ProductName, partition, region, key, name) => {
    const record = recordOf(
      makeProductRecord('x/y', { ProductArn, ProductName, Region: undefined }),
    );
    expect(record.identity).toMatchObject({ partition, region });
    expect(record.product).toEqual({ key, name });
  });

  it('keeps the key of a custom product whose name changes', () => {
    const ProductArn =
      'arn:aws:securityhub:eu-west-1:111122223333:product/111122223333/default';
    const [before, after] = ['Beans', 'Better Beans'].map(ProductName =>
      recordOf(makeProductRecord('x/y', { ProductArn, ProductName })),
    );
    expect(before.product.key).not.toBe(after.product.key);
    expect(before.issueKey).toBe(after.issueKey);
  });

  it.each([
    // The named control wins over the generator and the fields of another standard.
    [
      {
        GeneratorId: 'pci-dss/v/3.2.1/PCI.Config.1',
        Compliance: { SecurityControlId: 'config.1' },
      },
      'Config.1',
    ],
    [
      {
        GeneratorId:
          'arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0/rule/1.3',
        Compliance: {},
      },
      'IAM.8',
    ],
    [
      {
        GeneratorId:
          'arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0/rule/1.1',
        Compliance: {},
      },
      'CloudWatch.1',
    ],
    [
      {
        GeneratorId: 'pci-dss/v/3.2.1/PCI.IAM.6',
        ProductFields: { ControlId: 'PCI.IAM.6' },
        Compliance: {},
      },
      'IAM.19',
    ],
    [
      {
        GeneratorId: 'aws-foundational-security-best-practices/v/1.0.0/S3.8',
        Compliance: {},
      },
      'S3.8',
    ],
    [
      {
        GeneratorId: 'something-else',
        Compliance: {},
        ProductFields: {
          ControlId: 'EC2.8',
          StandardsArn:
            'arn:aws:securityhub:::standards/aws-foundational-security-best-practices/v/1.0.0',
        },
      },
      'EC2.8',
    ],
    [
      {
        GeneratorId: 'aws-foundational-security-best-practices/v/1.0.0/Tea.9',
        Compliance: {},
      },
      'Tea.9',
    ],
    [{ GeneratorId: 'security-control/Tea.9', Compliance: {} }, 'Tea.9'],
    [
      {
        GeneratorId: 'pci-dss/v/3.2.1/PCI.Tea.9',
        ProductFields: { ControlId: 'PCI.Tea.9' },
        Compliance: {},
      },
      'legacy:pci-dss/v/3.2.1/PCI.Tea.9',
    ],
    [
      {
        GeneratorId: undefined,
        Compliance: {},
        Id: 'arn:aws:securityhub:eu-west-1:111122223333:subscription/cis-aws-foundations-benchmark/v/1.2.0/1.3/finding/1',
      },
      'IAM.8',
    ],
    [{ GeneratorId: undefined, Compliance: {}, Id: 'unknown' }, undefined],
  ])('control of %j is %s', (changes, control) => {
    const record = recordOf(makeControlRecord(changes));
    expect(record.kind).toBe('control');
    expect(record.controlId).toBe(control);
    expect(record.survivesRecreation).toBe(control !== undefined);
  });

  it('gives three standards, both consolidation kinds and all Regions of a global control one key', () => {
    const user = [
      { Type: 'AwsIamUser', Id: 'arn:aws:iam::111122223333:user/barista' },
    ];
    const keys = [
      [
        'us-east-1',
        'security-control/IAM.8',
        { SecurityControlId: 'IAM.8', Status: 'FAILED' },
      ],
      [
        'eu-west-1',
        'security-control/IAM.8',
        { SecurityControlId: 'IAM.8', Status: 'PASSED' },
      ],
      [
        'eu-west-1',
        'arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0/rule/1.3',
        {},
      ],
      [
        'eu-west-1',
        'aws-foundational-security-best-practices/v/1.0.0/IAM.8',
        {},
      ],
      ['eu-west-1', 'nist-800-53/v/5.0.0/IAM.8', {}],
    ].map(([Region, GeneratorId, Compliance], index) =>
      recordOf(
        makeControlRecord({
          Id: `finding-${index}`,
          Region,
          GeneratorId,
          Compliance,
          Resources: user,
        }),
      ),
    );
    expect(new Set(keys.map(({ issueKey }) => issueKey)).size).toBe(1);
    expect(new Set(keys.map(({ recordKey }) => recordKey)).size).toBe(5);
    expect(keys[0].issueRegion).toBe('global');
    // A bucket is in a Region, although its ARN names none.
    expect(recordOf(makeControlRecord()).issueRegion).toBe('eu-west-1');
  });

  it('does not make one issue of two unknown places', () => {
    for (const gap of [
      { Resources: [] },
      { AwsAccountId: undefined },
      {
        Region: undefined,
        ProductArn: undefined,
        ProductName: 'Security Hub',
        Resources: [{ Id: 'a-bucket' }],
      },
    ]) {
      const [first, second] = ['one', 'two'].map(Id =>
        recordOf(makeControlRecord({ ...gap, Id })),
      );
      expect(first).toMatchObject({
        kind: 'control',
        controlId: 'S3.8',
        survivesRecreation: false,
      });
      expect(second.issueKey).not.toBe(first.issueKey);
    }
  });

  it("knows the owner of an organisation's Access Analyzer finding", () => {
    const made = (principal: string, fields: object) =>
      recordOf(
        makeProductRecord('aws/access-analyzer', {
          Id: `finding of ${principal}`,
          Types: [
            'Software and Configuration Checks/AWS Security Best Practices/External Access Granted',
          ],
          ProductFields: fields,
          Resources: [
            {
              Type: 'AwsS3Bucket',
              Id: 'arn:aws:s3:::kumo-coffee-menu',
              Details: {
                Other: { 'External Principal': principal, Condition: 'none' },
              },
            },
          ],
        }),
      );
    const owned = made('444455556666', {
      resourceOwnerAccount: '777788889999',
    });
    expect(owned).toMatchObject({
      kind: 'external-access',
      owningAccount: '777788889999',
      identity: { account: '111122223333' },
      survivesRecreation: true,
    });
    expect(
      made('444455556666', { ResourceOwnerAccount: '777788889999' }).issueKey,
    ).toBe(owned.issueKey);
    expect(
      made('*', { resourceOwnerAccount: '777788889999' }).issueKey,
    ).not.toBe(owned.issueKey);
    expect(made('*', { resourceOwnerAccount: 'nobody' }).owningAccount).toBe(
      '111122223333',
    );
  });

  it('tells issues of Inspector apart by vulnerability and packages, ports, and detector and file', () => {
    const vulnerability = (id: string, names: string[], changes = {}) =>
      recordOf(
        makeProductRecord('aws/inspector', {
          Types: ['Software and Configuration Checks/Vulnerabilities/CVE'],
          Vulnerabilities: [
            {
              Id: id,
              VulnerablePackages: names.map(Name => ({
                Name,
                Version: '1',
                FixedInVersion: '2',
              })),
              FixAvailable: 'YES',
              ExploitAvailable: 'NO',
            },
          ],
          ...changes,
        }),
      );
    const first = vulnerability('CVE-2026-1', ['b', 'a']);
    expect(first.kind).toBe('vulnerability');
    expect(first.provider.vulnerabilities).toEqual([
      {
        id: 'CVE-2026-1',
        packages: [
          { name: 'b', version: '1', fixedInVersion: '2' },
          { name: 'a', version: '1', fixedInVersion: '2' },
        ],
        fixAvailable: true,
        exploitAvailable: false,
      },
    ]);
    expect(
      vulnerability('CVE-2026-1', ['a', 'b'], { Id: 'made again' }).issueKey,
    ).toBe(first.issueKey);
    expect(vulnerability('CVE-2026-2', ['a', 'b']).issueKey).not.toBe(
      first.issueKey,
    );
    expect(vulnerability('CVE-2026-1', ['a']).issueKey).not.toBe(
      first.issueKey,
    );

    const network = (Begin: number) =>
      recordOf(
        makeProductRecord('aws/inspector', {
          Types: [
            'Software and Configuration Checks/AWS Security Best Practices/Network Reachability',
          ],
          Network: { Protocol: 'TCP', OpenPortRange: { Begin, End: 22 } },
        }),
      );
    expect(network(22)).toMatchObject({
      kind: 'network-exposure',
      survivesRecreation: true,
    });
    expect(network(22).issueKey).not.toBe(network(20).issueKey);

    const code = (Name: string | undefined, FilePath: string) =>
      recordOf(
        makeProductRecord('aws/inspector', {
          GeneratorDetails: { Name },
          Vulnerabilities: [
            { Id: 'x', CodeVulnerabilities: [{ FilePath: { FilePath } }] },
          ],
        }),
      );
    expect(code('injection', 'a.py')).toMatchObject({
      kind: 'code',
      survivesRecreation: true,
    });
    expect(code('injection', 'a.py').issueKey).not.toBe(
      code('injection', 'b.py').issueKey,
    );
    expect(code('injection', 'a.py').issueKey).not.toBe(
      code('secrets', 'a.py').issueKey,
    );
    expect(code(undefined, 'a.py').survivesRecreation).toBe(false);
  });

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
