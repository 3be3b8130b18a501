import { testLintInput, testPage } from '../../testPages';
import { schemaRule } from './schema';

const path = 'controls/S3/S3.1.md';
const messagesOf = async (files: Record<string, string>) =>
  (await schemaRule.check(testLintInput(files))).map(({ message }) => message);
const messagesFor = (replace: Record<string, string> = {}) =>
  messagesOf({ [path]: testPage(replace) });

describe('schemaRule', () => {
  it('accepts a valid page in its folder', async () => {
    expect(await messagesFor()).toEqual([]);
  });

  it('names the field of each mistake', async () => {
    expect(await messagesFor({ 'effort: minutes': 'effort: forever' })).toEqual(
      [expect.stringMatching(/^line 7: effort: /)],
    );
    expect(
      await messagesFor({
        'https://docs.aws.amazon.com/s3/': 'http://x.example',
      }),
    ).toEqual([expect.stringMatching(/^line 40: references\.0\.url: /)]);
    expect(
      await messagesFor({ 'kind: breaks-clients': 'kind: boring' }),
    ).toEqual([expect.stringMatching(/^line 26: hazards\.0\.kind: /)]);
    expect(
      await messagesFor({ '    when:\n      - name: menu-*\n': '' }),
    ).toEqual([expect.stringMatching(/always, when or check/)]);
  });

  it('reports broken files, misplaced pages and unknown includes', async () => {
    expect(await messagesOf({ [path]: 'nothing' })).toEqual([
      'the file does not start with front matter',
    ]);
    expect(await messagesFor({ '## Verify': '## Look' })).toEqual([
      expect.stringMatching(/^line \d+: unknown heading "## Look"$/),
    ]);
    expect(await messagesOf({ 'controls/EC2/S3.1.md': testPage() })).toEqual([
      'does not belong into the folder EC2',
    ]);
    expect(
      await messagesFor({ 'hazards:': 'include: [nobody]\nhazards:' }),
    ).toEqual(['include: unknown nobody']);
    expect(
      await messagesFor({
        'note: Nothing.': 'note: &a Nothing.\naliases: [*a]',
      }),
    ).toEqual(['front matter: YAML aliases are not allowed']);
  });
});
