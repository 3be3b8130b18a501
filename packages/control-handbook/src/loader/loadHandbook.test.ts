import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testFindingPage, testPage } from '../testPages';
import type { GuidanceSubject } from '../rendering/GuidanceSubject';
import type { Handbook } from './Handbook';
import { loadHandbook } from './loadHandbook';
import { packageDirectory } from './packageDirectory';

const kumo = (displayName?: string): GuidanceSubject => ({
  partition: 'aws',
  account: '111122223333',
  region: 'ap-northeast-1',
  resource: {
    id: 'arn:aws:ec2:ap-northeast-1:111122223333:security-group/sg-0a1b2c3d4e5f60718',
    type: 'AwsEc2SecurityGroup',
    displayName,
    tags: {},
  },
});

describe('the handbook that ships', () => {
  let handbook: Handbook;
  beforeAll(async () => {
    handbook = await loadHandbook();
  });

  it('has no broken page and says what it covers', () => {
    expect(handbook.problems).toEqual([]);
    const coverage = handbook.coverage();
    expect(coverage.activeControls).toBe(589);
    expect(coverage.activeWithPage + coverage.missing.length).toBe(589);
    expect(coverage.activeWithPage + coverage.retiredWithPage).toBe(
      handbook.list().filter(({ hasPage }) => hasPage).length,
    );
    for (const id of 'IAM.6 S3.9 EC2.22 EC2.18 EC2.2 EC2.19 S3.1 S3.8 RDS.1 RDS.3 IAM.4 IAM.9 Lambda.1 ECS.1'.split(
      ' ',
    )) {
      expect(handbook.control(id)?.page?.reviewed).toMatch(/^\d{4}-/);
    }
  });

  it('warns before EC2.22 touches the security group of an EKS cluster', () => {
    const guidance = handbook.guidance(
      'ec2.22',
      kumo('eks-cluster-sg-kumo-coffee-123'),
    );
    expect(guidance?.page?.hazards[0]).toMatchObject({
      id: 'eks-cluster-security-group',
      kind: 'irreversible',
      matched: true,
      basis: 'sources',
      matchedOn: [
        {
          kind: 'name',
          pattern: 'eks-cluster-sg-*',
          value: 'eks-cluster-sg-kumo-coffee-123',
        },
      ],
    });
    expect(guidance?.page?.hazards[0]).not.toHaveProperty('check');
    expect(guidance?.page?.exceptions[0]).toMatchObject({
      id: 'eks-cluster-security-group',
      matched: true,
    });
    const cli = guidance?.page?.fix.methods.find(
      ({ method }) => method === 'cli',
    );
    const code = cli?.blocks.find(({ type }) => type === 'code');
    expect(code).toMatchObject({
      unresolved: [],
      code: expect.stringContaining(
        `aws ec2 delete-security-group --region 'ap-northeast-1' --group-id 'sg-0a1b2c3d4e5f60718'`,
      ),
    });
    expect(
      handbook.hazards('ec2.22', kumo('eks-cluster-sg-kumo-coffee-123')),
    ).toEqual(guidance?.page?.hazards);
    expect(handbook.hazards('Nobody.1', {})).toEqual([]);
    // The order is: applies, to check, does not apply.
    const states = guidance?.page?.hazards.map(({ matched }) => matched) ?? [];
    expect(states.indexOf(undefined)).toBeGreaterThan(0);
    expect(states.lastIndexOf(undefined)).toBeLessThan(states.indexOf(false));
  });

  it('is plain JSON, and names what it could not fill in', () => {
    const guidance = handbook.guidance('EC2.22', {
      ...kumo('x\u202ey'),
      region: undefined,
    });
    expect(JSON.parse(JSON.stringify(guidance))).toEqual(guidance);
    const blocks =
      guidance?.page?.fix.methods.flatMap(method => method.blocks) ?? [];
    expect(
      blocks.flatMap(block => block.unresolved.map(({ reason }) => reason)),
    ).toEqual(expect.arrayContaining(['unknown-value', 'unsafe-characters']));
    expect(JSON.stringify(guidance)).not.toContain('\u202e');
  });

  it('is in Japanese for what is urgent, and for every hazard', () => {
    const pages = handbook
      .list()
      .filter(({ facts, hasPage }) => hasPage && facts.status === 'active')
      .map(({ facts }) => ({
        facts,
        page: handbook.control(facts.id, 'ja')?.page,
      }));
    const incomplete = pages.filter(
      ({ facts: { severity }, page }) =>
        ['CRITICAL', 'HIGH'].includes(severity) &&
        page?.translation !== 'complete',
    );
    expect(incomplete.map(({ facts }) => facts.id)).toEqual([]);
    const english = pages.flatMap(({ facts, page }) =>
      (page?.hazards ?? [])
        .filter(({ happens }) => happens.language !== 'ja')
        .map(({ id }) => `${facts.id} ${id}`),
    );
    expect(english).toEqual([]);
    expect(pages.some(({ page }) => page?.translation === 'partial')).toBe(
      true,
    );
  });

  it('finds retired and renamed controls', () => {
    const retired = handbook.guidance('ECS.1', {});
    expect(retired?.page?.retired).toMatchObject({
      date: '2026-03-04',
      replacedBy: ['ECS.4', 'ECS.17'],
    });
    expect(retired?.page?.whatChanged).toHaveLength(1);
    expect(retired?.page).not.toHaveProperty('effort');
    expect(handbook.control('SageMaker AI.1')?.controlId).toBe('SageMaker.1');
    expect(handbook.control('Config.10')).toBeUndefined();
  });
});

describe('a folder of its own', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'handbook-'));
    await cp(join(packageDirectory(), 'facts'), join(directory, 'facts'), {
      recursive: true,
    });
    const folder = join(directory, 'controls', 'S3');
    await mkdir(folder, { recursive: true });
    await writeFile(
      join(folder, 'S3.1.md'),
      testPage({ 'severity: HIGH': 'severity: HIGH\naliases: [OldMenu.1]' }),
    );
    await writeFile(
      join(folder, 'S3.1.ja.md'),
      `---
id: S3.1
language: ja
translated: 2026-06-01
hazards:
  open-menu:
    title: 客に何も見えなくなる
    happens: 白いページになります。
    instead: 先に知らせます。
---

## Verify

確認します。
`,
    );
    const findings = join(directory, 'findings', 'macie');
    await mkdir(findings, { recursive: true });
    await writeFile(join(findings, 'strangers.md'), testFindingPage());
    await writeFile(
      join(findings, 'strangers.ja.md'),
      `---
id: strangers
language: ja
translated: 2026-06-01
---

## What it means here

他人が {{resource.name}} を読みました。
`,
    );
    await writeFile(
      join(findings, 'threat.md'),
      testFindingPage({ 'responder: owner': 'responder: threat' }, 'threat'),
    );
    await writeFile(
      join(findings, 'foreign.md'),
      testFindingPage({ 'product: macie': 'product: inspector' }, 'foreign'),
    );
    await writeFile(join(folder, 'S3.2.md'), '---\nid: [\n---\n');
    await writeFile(join(folder, 'S3.3.md'), testPage({}, 'S3.9'));
    await writeFile(join(folder, 'S3.5.md'), Buffer.from([0x2d, 0xff, 0xfe]));
    await writeFile(join(folder, 'S3.6.md'), 'x'.repeat(300 * 1024));
    await writeFile(
      join(folder, 'S3.7.md'),
      `---\na: &a [x, x]\nb: &b [*a, *a, *a, *a]\nc: [*b, *b, *b, *b]\n---\n`,
    );
  });
  afterAll(async () => {
    await rm(directory, { recursive: true });
  });

  it('tells facts and the documentation of a control without a page', async () => {
    const handbook = await loadHandbook({ directory });
    const bare = handbook.control('ACM.2');
    expect(bare).not.toHaveProperty('page');
    expect(bare?.facts.id).toBe('ACM.2');
    expect(bare?.documentation.url).toMatch(
      /^https:\/\/docs\.aws\.amazon\.com\//,
    );
    expect(handbook.hazards('ACM.2', {})).toEqual([]);
  });

  it('leaves broken pages out and reports each with its reason', async () => {
    const handbook = await loadHandbook({ directory });
    expect(
      handbook.problems.map(({ file, problems }) => [file, problems[0]]).sort(),
    ).toEqual([
      ['controls/S3/S3.2.md', expect.stringContaining('front matter: ')],
      ['controls/S3/S3.3.md', 'id: S3.9 does not belong into this file'],
      ['controls/S3/S3.5.md', expect.stringContaining('not valid')],
      ['controls/S3/S3.6.md', 'larger than 256 KiB'],
      ['controls/S3/S3.7.md', 'front matter: YAML aliases are not allowed'],
      [
        'findings/macie/foreign.md',
        'product: inspector does not belong into this folder',
      ],
      ['findings/macie/threat.md', expect.stringContaining('"exceptions"')],
    ]);
    expect(handbook.findingType('macie', ['Menu:strangers'], {})?.id).toBe(
      'strangers',
    );
    expect(handbook.findingType('macie', ['Menu:threat'], {})).toBeUndefined();
    expect(handbook.control('S3.1')?.page?.translation).toBe('original');
    expect(handbook.control('S3.2')).toMatchObject({ controlId: 'S3.2' });
    expect(handbook.control('S3.2')).not.toHaveProperty('page');
    expect(handbook.control('oldmenu.1')?.controlId).toBe('S3.1');
  });

  it('falls back to English where the translation is missing, and marks it', async () => {
    const handbook = await loadHandbook({ directory });
    const page = handbook.control('S3.1', 'ja')?.page;
    expect(page?.translation).toBe('partial');
    expect(page?.hazards[0]).toMatchObject({
      title: '客に何も見えなくなる',
      happens: { language: 'ja' },
    });
    expect(page?.whyItMatters[0]).toMatchObject({ language: 'en' });
    // The snippet is written once, in the original.
    expect(page?.verify).toMatchObject([
      { type: 'text', language: 'ja', markdown: '確認します。' },
      { type: 'code', language: 'shell' },
    ]);
    expect(
      handbook.findingType('macie', ['Menu:strangers'], {}, 'ja'),
    ).toMatchObject({
      translation: 'partial',
      title: 'Strangers read the menu',
      titleLanguage: 'en',
      meaning: [{ language: 'ja' }],
      whoToCall: [{ language: 'en' }],
    });
    const list = handbook.list();
    expect(list.find(({ facts }) => facts.id === 'S3.1')).toMatchObject({
      hasPage: true,
      hazards: 1,
      languages: ['en', 'ja'],
    });
  });

  it('throws only when there is no dataset at all', async () => {
    await expect(
      loadHandbook({ directory: join(directory, 'nowhere') }),
    ).rejects.toThrow(/ENOENT/);
  });
});
