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
    expect((await run('preview', 'Nobody.1')).code).toBe(2);
    expect((await run('preview', 'EC2.22', '--language', 'xx')).code).toBe(2);
  });

  it('counts what is written', async () => {
    expect((await run('coverage')).text).toMatch(
      /Active controls with a page: \d+ of 589/,
    );
  });
});
