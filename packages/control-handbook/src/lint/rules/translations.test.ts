import { testLintInput, testPage } from '../../testPages';
import { translationsRule } from './translations';

const path = 'controls/S3/S3.1.md';
const messagesOf = async (files: Record<string, string>) =>
  (await translationsRule.check(testLintInput(files))).map(
    ({ message }) => message,
  );

describe('translationsRule', () => {
  const translation = (rest: string, body = '') => ({
    [path]: testPage(),
    'controls/S3/S3.1.ja.md': `---
id: S3.1
language: ja
translated: 2026-06-01
${rest}---
${body}`,
  });

  it('accepts a translation of what the page has', async () => {
    expect(
      await messagesOf(
        translation(
          'exceptions:\n  public:\n    title: 公開\n    text: 誰でも読めます。\n',
          '\n## Why it matters\n\n誰でも変更できます。\n',
        ),
      ),
    ).toEqual([]);
  });

  it('finds what the page does not have', async () => {
    expect(
      await messagesOf(
        translation(
          'exceptions:\n  secret:\n    title: 公開\n    text: 読めます。\n',
          '\n## What changed\n\n変更\n',
        ),
      ),
    ).toEqual([
      'exceptions: the page has no secret',
      'the page has no section changed',
    ]);
    expect(
      await messagesOf({
        'controls/S3/S3.2.ja.md':
          '---\nid: S3.2\nlanguage: ja\ntranslated: 2026-06-01\n---\n',
      }),
    ).toEqual(['there is no page to translate']);
    expect(
      await messagesOf(
        translation(
          '',
          '\n## Verify\n\n```shell\naws s3api get-bucket-acl --bucket {{resource.name}}\n```\n',
        ),
      ),
    ).toEqual(['verify: leave the snippet out']);
  });
});
