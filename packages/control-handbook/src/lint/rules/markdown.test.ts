import { testLintInput, testPage } from '../../testPages';
import { markdownRule } from './markdown';

const path = 'controls/S3/S3.1.md';
const messagesOf = async (files: Record<string, string>) =>
  (await markdownRule.check(testLintInput(files))).map(
    ({ message }) => message,
  );
const messagesFor = (replace: Record<string, string> = {}) =>
  messagesOf({ [path]: testPage(replace) });

describe('markdownRule', () => {
  it('accepts plain Markdown, and anything inside code', async () => {
    expect(
      await messagesFor({ 'Look who reads': 'Look at `<script>` and' }),
    ).toEqual([]);
  });

  it.each([
    ['<script>x</script>', 'HTML is not allowed'],
    ['a <!-- hidden --> b', 'HTML is not allowed'],
    ['<https://a.example>', 'HTML is not allowed'],
    ['![x](https://a.example/p.png)', 'images are not allowed'],
    ['&lt;b', 'HTML entities are not allowed'],
    [
      '[x]: https://a.example',
      'link definitions are not allowed: write the link in place',
    ],
  ])('finds %s', async (text, message) => {
    expect(
      await messagesFor({ 'Look who reads {{resource.name}}.': text }),
    ).toEqual([`existing: ${message}`]);
  });
});
