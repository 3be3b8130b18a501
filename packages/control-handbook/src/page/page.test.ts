import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageDirectory } from '../loader/packageDirectory';
import { testPage } from '../testPages';
import { parseControlPage } from './ControlPage';
import { jsonSchemas } from './jsonSchemas';
import { controlLayout, parseSections } from './sections';

describe('a page', () => {
  it('has front matter, and sections with prose and snippets in their order', () => {
    const { frontMatter, sections } = parseControlPage(testPage());
    expect(frontMatter).toMatchObject({ id: 'S3.1', status: 'active' });
    expect(Object.keys(sections)).toEqual([
      'why',
      'existing',
      'terraform',
      'cloudformation',
      'cli',
      'verify',
      'rollback',
    ]);
    expect(
      parseSections(
        controlLayout,
        '## Verify\n\nFirst\nline\n\n```json a b.json\n{\n}\n```\nLast\n',
      ),
    ).toEqual({
      verify: [
        { type: 'text', text: 'First\nline' },
        { type: 'code', language: 'json', label: 'a b.json', code: '{\n}' },
        { type: 'text', text: 'Last' },
      ],
    });
  });

  it.each([
    ['hello', 'line 7: text outside a section'],
    ['## Verify\n## Verify', 'line 8: second heading "## Verify"'],
    ['## Verify\n```shell\nx', 'line 8: the code block is not closed'],
    ['## Fix\ntext', 'line 8: text outside a section'],
    ['### Verify', 'line 7: unknown heading "### Verify"'],
  ])('says where %j is wrong', (body, message) => {
    expect(() => parseSections(controlLayout, body, 7)).toThrow(message);
  });

  it('survives Windows line ends', () => {
    const page = parseControlPage(testPage().replace(/\n/g, '\r\n'));
    expect(page).toEqual(parseControlPage(testPage()));
  });
});

describe('the committed JSON Schemas', () => {
  it.each(Object.entries(jsonSchemas()))(
    'has a fresh %s (else run "yarn handbook schema")',
    async (name, text) => {
      expect(
        await readFile(join(packageDirectory(), 'schema', name), 'utf8'),
      ).toBe(text);
    },
  );
});
