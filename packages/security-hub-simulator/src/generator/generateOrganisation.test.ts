import { existsSync, readFileSync } from 'fs';
import { resolve } from 'path';
import { memberOf, textOf } from '../store/AsffRecord';
import { workflowStatusOf } from '../store/workflow';
import { controlFacts } from './controlFacts';
import { demoAccounts, demoClaims } from './demoAccounts';
import { demoComponents } from './demoComponents';
import { generateOrganisation } from './generateOrganisation';

const now = new Date('2026-03-01T00:00:00.000Z');
const root = resolve(__dirname, '../../../..');

describe('generateOrganisation', () => {
  it('is deterministic, and another seed gives another organisation', () => {
    const text = (seed: number) =>
      JSON.stringify(generateOrganisation({ seed, findings: 600, now }));
    expect(text(7)).toBe(text(7));
    expect(text(7)).not.toBe(text(8));
  });

  it('has the number of findings asked for, each id once', () => {
    for (const findings of [50, 3_000, 5_000]) {
      const organisation = generateOrganisation({ findings, now });
      expect(organisation.findings).toHaveLength(findings);
      const ids = organisation.findings.map(finding => finding.Id);
      expect(new Set(ids).size).toBe(findings);
    }
  });

  it('shows every kind of finding, status and age, in both Regions', () => {
    const { findings, accounts } = generateOrganisation({ now });
    const values = (read: (finding: object) => unknown) =>
      new Set(findings.map(read));
    expect(values(f => textOf(f, 'ProductName'))).toEqual(
      new Set([
        'Security Hub',
        'GuardDuty',
        'Inspector',
        'IAM Access Analyzer',
        'Macie',
      ]),
    );
    expect(values(f => textOf(f, 'Compliance', 'Status'))).toEqual(
      new Set(['PASSED', 'FAILED', 'WARNING', 'NOT_AVAILABLE', undefined]),
    );
    expect(values(f => workflowStatusOf(f as never))).toEqual(
      new Set(['NEW', 'NOTIFIED', 'SUPPRESSED', 'RESOLVED']),
    );
    expect(values(f => textOf(f, 'RecordState'))).toEqual(
      new Set(['ACTIVE', 'ARCHIVED']),
    );
    expect(values(f => textOf(f, 'Region'))).toEqual(
      new Set(['ap-northeast-1', 'us-east-1']),
    );
    const withFindings = values(f => textOf(f, 'AwsAccountId'));
    const connected = demoAccounts.filter(
      account => account.connected !== false,
    );
    expect(withFindings).toEqual(new Set(connected.map(({ id }) => id)));
    expect(accounts).toHaveLength(demoAccounts.length);
    expect(
      findings.filter(f =>
        textOf(
          f,
          'ProductFields',
          'aws/guardduty/service/additionalInfo/sample',
        ),
      ).length,
    ).toBeGreaterThan(0);
    expect(values(f => memberOf(f, 'Note') !== undefined)).toEqual(
      new Set([true, false]),
    );
    const names = findings.map(f =>
      JSON.stringify(memberOf(f, 'Resources', '0')),
    );
    expect(names.some(name => name.includes('eks-cluster-sg-checkout'))).toBe(
      true,
    );
    expect(names.some(name => name.includes('CDKToolkit'))).toBe(true);
    for (const finding of findings) {
      expect(Date.parse(String(finding.UpdatedAt))).toBeLessThanOrEqual(
        now.getTime(),
      );
    }
  });

  it('gives checkout-api a tab worth showing and shares resources with payments-worker', () => {
    const { findings } = generateOrganisation({ now });
    const open = findings.filter(
      f =>
        textOf(f, 'Resources', '0', 'Tags', 'Service') === 'checkout-api' &&
        f.RecordState === 'ACTIVE' &&
        ['FAILED', undefined].includes(textOf(f, 'Compliance', 'Status')) &&
        ['NEW', 'NOTIFIED'].includes(workflowStatusOf(f)),
    );
    expect(open.length).toBeGreaterThanOrEqual(60);
    expect(open.length).toBeLessThanOrEqual(90);
    const controls = new Set(
      open.map(f => textOf(f, 'Compliance', 'SecurityControlId')),
    );
    expect(controls.size).toBeGreaterThanOrEqual(25);
    const consumers = new Set(
      findings.map(f => textOf(f, 'Resources', '0', 'Tags', 'Consumer')),
    );
    expect(consumers).toEqual(
      new Set([undefined, 'payments-worker', 'checkout-api']),
    );
  });

  it('knows real controls only, those of the first handbook pages among them', () => {
    const ids = controlFacts.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining(
        'IAM.6 S3.9 EC2.22 EC2.18 EC2.2 EC2.19 S3.1 S3.8 RDS.1 RDS.3 IAM.4 IAM.9 Lambda.1 ECS.1'.split(
          ' ',
        ),
      ),
    );
    const reference = resolve(root, '../shared/data/controls.json');
    if (!existsSync(reference)) {
      process.stdout.write(
        `control ids not compared: ${reference} is absent\n`,
      );
      return;
    }
    const real = new Map<string, { severity: string; title: string }>(
      JSON.parse(readFileSync(reference, 'utf8')).map(
        (control: { id: string }) => [control.id, control],
      ),
    );
    for (const { id, severity } of controlFacts) {
      expect([id, real.get(id)?.severity]).toEqual([id, severity]);
    }
  });

  it('agrees with the catalog of the demo', () => {
    const catalog = readFileSync(
      resolve(root, 'examples/catalog.yaml'),
      'utf8',
    );
    const organisation = readFileSync(
      resolve(root, 'examples/org.yaml'),
      'utf8',
    );
    const entities = catalog.split(/^---$/m);
    const entity = (kind: string, name: string) =>
      entities.find(
        text =>
          text.includes(`kind: ${kind}`) &&
          new RegExp(`^  name: '?${name}'?$`, 'm').test(text),
      );
    for (const { name, system, owner } of demoComponents) {
      expect([name, entity('Component', name)]).toEqual([
        name,
        expect.stringMatching(
          new RegExp(
            `owner: (group:default/)?${owner}\\n[^]*system: ${system}\\n`,
          ),
        ),
      ]);
      expect(organisation).toMatch(new RegExp(`name: ${owner}\\n`));
    }
    expect(demoClaims()).toContainEqual({
      owner: 'group:default/team-b',
      accounts: ['111122223333', '222233334444', '333344445555'],
    });
    for (const { id, owner } of demoAccounts) {
      expect([id, entity('Resource', id)]).toEqual([
        id,
        expect.stringContaining(`owner: ${owner}`),
      ]);
    }
  });
});
