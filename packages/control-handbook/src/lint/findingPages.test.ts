import { testFindingPage, testLintInput } from '../testPages';
import { lintDataset } from './lintDataset';

const path = 'findings/macie/strangers.md';

async function findingsFor(
  replace: Record<string, string>,
  others: Record<string, string> = {},
) {
  const { files, facts, today, families } = testLintInput({
    [path]: testFindingPage(replace),
    ...others,
  });
  const found = await lintDataset({ files, facts, today, families });
  // The world of the test has controls without a page.
  return found
    .filter(({ file }) => file.startsWith('findings/'))
    .map(({ file, rule, message }) => `${file} ${rule}: ${message}`);
}

const translation = (rest: string) => ({
  'findings/macie/strangers.ja.md': `---
id: strangers
language: ja
translated: 2026-06-01
${rest}`,
});

describe('the lint of pages about finding types', () => {
  it('accepts a page that is in order', async () => {
    expect(
      await findingsFor(
        {},
        translation('title: 他人がメニューを読んでいます\n---\n'),
      ),
    ).toEqual([]);
  });

  it.each([
    [{ 'Close the door': 'Ensure the door' }, 'cis-wording: response: '],
    [{ 'Close the door': 'See [it](http://a.example)' }, 'links: '],
    [{ 'Close the door': '<b>Close</b> it' }, 'markdown: response: HTML'],
    [{ 'Close the door': 'word '.repeat(140) }, 'reading-length: response: '],
    [
      { 'Strangers read the menu': 'word '.repeat(20) },
      'reading-length: title',
    ],
    [{ 'Close the door': '{{nobody}}' }, 'placeholders: response: unknown'],
    [{ '    basis: reasoning\n': '' }, 'hazards: hazard regulars has neither'],
    [{ '2026-06-01': '2024-01-01' }, 'reviewed: reviewed 2024-01-01'],
    [
      { 'The cook of strangers.\n': '' },
      'sections: the section "## Who to call" is empty',
    ],
    [
      { '## Who to call\n': '' },
      'sections: the section "## Who to call" is missing',
    ],
    [
      { '```shell\naws lambda': '```hcl\naws lambda' },
      'snippets: function: a snippet in "hcl"',
    ],
    [{ 'responder: owner': 'responder: cook' }, 'schema: line 7: responder: '],
    [{ '## Who to call': '## Why it matters' }, 'schema: line '],
  ])('finds %j', async (replace, message) => {
    expect((await findingsFor(replace))[0]).toContain(`${path} ${message}`);
  });

  it('finds translations that do not fit, and copied texts', async () => {
    expect(
      await findingsFor({}, translation('---\n\n## Verify\n\n確認します。\n')),
    ).toEqual([
      expect.stringMatching(/translations: the title is not translated$/),
      expect.stringMatching(/translations: the page has no section verify$/),
    ]);
    const long =
      'The guests who come in through the open door stay for a long time, and nobody of the staff can see what they do to the menu on the wall.';
    expect(
      await findingsFor(
        { 'The cook of strangers.': long },
        {
          'findings/macie/thieves.md': testFindingPage(
            { 'The cook of thieves.': long.replace('wall', 'table') },
            'thieves',
          ),
        },
      ),
    ).toEqual([expect.stringContaining('thieves.md near-duplicates: call: ')]);
  });
});
