import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultControlFacts } from '../facts/knownControls';
import { parseControlPage } from '../page/ControlPage';
import { main } from './main';
import { newPage } from './newCommand';

async function run(...words: string[]) {
  const lines: string[] = [];
  const code = await main(words, text => lines.push(text));
  return { code, text: lines.join('\n') };
}

describe('yarn handbook', () => {
  it('explains itself and refuses unknown commands', async () => {
    expect(await run()).toMatchObject({
      code: 0,
      text: expect.stringContaining('lint'),
    });
    expect((await run('toString')).code).toBe(2);
  });

  it('starts a page that lacks only what a person has to write', () => {
    const facts = defaultControlFacts().exact('ACM.2');
    const page = newPage(facts!, '2026-11-22').replace('note: ""', 'note: x');
    expect(parseControlPage(page).frontMatter).toMatchObject({
      id: 'ACM.2',
      title: facts!.title,
      reviewed: '2026-11-22',
    });
  });

  it('refuses to start a page of a retired or unknown control', async () => {
    expect((await run('new', 'ECS.1')).code).toBe(2);
    expect((await run('new')).code).toBe(2);
  });

  it('shows a page as its reader gets it', async () => {
    const { code, text } = await run(
      'preview',
      'EC2.22',
      'arn:aws:ec2:us-east-1:111122223333:security-group/sg-0a1b2c3d4e5f60718',
      '--name',
      'eks-cluster-sg-kumo',
    );
    expect(code).toBe(0);
    expect(text.indexOf('[APPLIES] Deleting the security group')).toBeLessThan(
      text.indexOf('## Fix'),
    );
    expect(text).toContain(`--group-id 'sg-0a1b2c3d4e5f60718'`);
    const finding = await run(
      'preview',
      'macie',
      'SensitiveData:S3Object/Personal',
      'arn:aws:s3:::kumo-menu',
      '--type',
      'AwsS3Bucket',
    );
    expect(finding.text).toContain(`--bucket 'kumo-menu'`);
    expect((await run('preview', 'macie', 'Nothing')).code).toBe(2);
    expect((await run('preview', 'Nobody.1')).code).toBe(2);
    expect((await run('preview', 'EC2.22', '--language', 'xx')).code).toBe(2);
  });

  it('counts what is written and proved', async () => {
    const { text } = await run('coverage');
    expect(text).toMatch(/Active controls with a page: \d+ of 589/);
    expect(text).toMatch(
      /Finding types of other products: \d+ pages, \d+ in Japanese/,
    );
    expect(text).toMatch(/CRITICAL and HIGH with a fix for cli: \d+ of 103/);
    expect(text).toMatch(
      /CloudFormation fix replaces the resource: (\d+), \1 of them warn; may replace it: \d+, \d+ warn/,
    );
    for (const language of ['Terraform', 'CloudFormation', 'AWS CLI']) {
      expect(text).toMatch(
        new RegExp(`${language} snippets proved against \\S+ \\S+ of 20`),
      );
    }
  }, 60_000);

  it('starts an overlay that passes its own check, and overwrites nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'overlay-'));
    expect((await run('init-overlay')).code).toBe(2);
    expect((await run('init-overlay', folder)).text).toContain(
      'storage/S3.9.md',
    );
    expect(await run('lint', '--overlay', folder)).toEqual({
      code: 0,
      text: '4 controls, own pages: 1, 0 problems',
    });
    writeFileSync(join(folder, 'storage/S3.9.md'), '---\nid: S3.9\n---\n');
    expect((await run('init-overlay', folder)).text).toMatch(
      /S3\.9\.md: is there already[\s\S]*0 files written/,
    );
    const { code, text } = await run('lint', '--overlay', folder);
    expect(code).toBe(1);
    expect(text).toMatch(/^storage\/S3\.9\.md: reviewer: /m);
    expect((await run('lint', '--overlay', `${folder}/x`)).code).toBe(1);
    expect((await run('lint', 'all')).code).toBe(2);
    rmSync(folder, { recursive: true });
  });

  it('lists pages by the age of their review', async () => {
    const { text } = await run('stale', '0');
    expect(text).toMatch(/^20\d\d-\d\d-\d\d controls\//);
    expect((await run('stale', '36500')).text).toMatch(/^0 of \d+ pages/);
    expect((await run('stale', 'soon')).code).toBe(2);
  });
});
