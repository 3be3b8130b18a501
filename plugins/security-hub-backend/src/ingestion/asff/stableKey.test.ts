import {
  makeControlRecord,
  makeProductRecord,
  recordOf,
} from '../__testUtils__/asffRecords';

describe('stableKey, through a record', () => {
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
});
