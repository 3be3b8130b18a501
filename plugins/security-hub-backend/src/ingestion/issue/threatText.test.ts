import { readSamples } from '../../__testUtils__/readSamples';
import {
  controls,
  makeProductRecord,
  observedAt,
  recordOf,
} from '../__testUtils__/asffRecords';
import { normaliseAsff } from '../asff';
import { foldIssue } from './foldIssue';
import { threatTitle } from './threatText';
import { holdsAddress } from './threatType';

const threat = (changes: object, product = 'aws/guardduty') =>
  recordOf(
    makeProductRecord(product, {
      Title: '198.51.100.7 attacks kumo from tor',
      ...changes,
    }),
  );

describe('a threat is called', () => {
  it.each([
    [
      ['TTPs/Initial Access/UnauthorizedAccess:EC2-SSHBruteForce'],
      'Unauthorized access: EC2 SSH brute force (UnauthorizedAccess:EC2-SSHBruteForce)',
    ],
    [
      ['Threats', 'CryptoCurrency:EC2/BitcoinTool.B!DNS'],
      'Crypto currency: EC2 bitcoin tool B DNS (CryptoCurrency:EC2-BitcoinTool.B!DNS)',
    ],
    [
      ['TTPs/Command and Control/Backdoor:EC2-C&CActivity.B!DNS'],
      'Backdoor: EC2 C&C activity B DNS (Backdoor:EC2-C&CActivity.B!DNS)',
    ],
    [
      ['TTPs/AttackSequence:IAM-CompromisedCredentials'],
      'Attack sequence: IAM compromised credentials (AttackSequence:IAM-CompromisedCredentials)',
    ],
    [['TTPs/Defense Evasion'], 'Threat: Defense evasion'],
    [['TTPs'], 'Threat, reported by GuardDuty'],
    // What a partner writes there
    [['TTPs/login from 198.51.100.7'], 'Threat, reported by GuardDuty'],
    [['TTPs/Tor:2001:db8::7'], 'Threat, reported by GuardDuty'],
    [['TTPs/phished by kumo@example.com'], 'Threat, reported by GuardDuty'],
    [['TTPs/<b>Kumo</b>'], 'Threat, reported by GuardDuty'],
    [[], 'Threat, reported by GuardDuty'],
  ])('by its types %j: %s', (Types, title) => {
    expect(threatTitle(threat({ Types }))).toBe(title);
  });

  it('in both formats the same, in one group', () => {
    const groups = [
      ['Threats', 'Trojan:EC2/DNSDataExfiltration'],
      ['TTPs/Exfiltration/Trojan:EC2-DNSDataExfiltration'],
    ].map(Types => {
      const { title, groupKey, groupTitle } =
        foldIssue([threat({ Types })]) ?? {};
      return { title, groupKey, groupTitle };
    });
    expect(groups[0]).toEqual(groups[1]);
    expect(groups[0].groupKey).toBe('guardduty:Trojan:EC2-DNSDataExfiltration');
  });
});

describe('a threat', () => {
  it('keeps its resources, without actors among them and without names of people', () => {
    const issue = foldIssue([
      threat({
        Resources: [
          {
            Type: 'AwsIamAccessKey',
            Id: 'AWS::IAM::AccessKey:AKIAEXAMPLE',
            Details: { AwsIamAccessKey: { PrincipalName: 'kumo' } },
          },
          {
            Type: 'AwsEc2Instance',
            Id: 'arn:aws:ec2:eu-west-1:111122223333:instance/i-1',
            Tags: { Name: 'web' },
          },
          { Type: 'Other', Id: '198.51.100.7' },
          { Type: 'Other', Id: 'endpoint-7' },
        ],
      }),
    ]);
    expect(
      issue?.resources.map(({ name, displayName }) => displayName ?? name),
    ).toEqual([expect.stringContaining('AKIAEXAMPLE'), 'web', 'endpoint-7']);
  });

  it('is what a listed product reports, from now on and under the same key', () => {
    const record = threat(
      { Types: ['Software and Configuration Checks/Malware'] },
      'kumo/guard',
    );
    const before = foldIssue([record]);
    const after = foldIssue([record], { threatPartners: ['kumo/guard'] });
    expect(before).toMatchObject({
      kind: 'configuration',
      title: '198.51.100.7 attacks kumo from tor',
    });
    expect(after).toMatchObject({
      kind: 'threat',
      key: before?.key,
      title: 'Threat: Malware',
      groupKey: 'kumo/guard:Malware',
    });
  });
});

const samples = readSamples('asff-plain.jsonl');
// The reason of a skip is printed by readSamples
const whenPresent = samples ? describe : describe.skip;

whenPresent('public samples of threats', () => {
  it('never show an address', () => {
    let threats = 0;
    for (const sample of samples ?? []) {
      const result = normaliseAsff(sample, { observedAt, controls });
      const issue =
        result.outcome === 'finding' ? foldIssue([result.record]) : undefined;
      if (issue?.kind === 'threat') {
        threats += 1;
        const names = issue.resources.map(
          resource => resource.displayName ?? '',
        );
        for (const text of [issue.title, issue.groupTitle, ...names]) {
          expect([text, holdsAddress(text)]).toEqual([text, false]);
        }
      }
    }
    expect(threats).toBeGreaterThan(5);
  });
});
