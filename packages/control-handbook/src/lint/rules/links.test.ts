import { testLintInput, testPage } from '../../testPages';
import { linksRule } from './links';

const path = 'controls/S3/S3.1.md';
const messagesOf = async (files: Record<string, string>) =>
  (await linksRule.check(testLintInput(files))).map(({ message }) => message);
const messagesFor = (replace: Record<string, string> = {}) =>
  messagesOf({ [path]: testPage(replace) });

describe('linksRule', () => {
  it('accepts https links', async () => {
    expect(
      await messagesFor({
        'Look who reads':
          'See [S3](https://aws.amazon.com/s3/). Look who reads',
      }),
    ).toEqual([]);
  });

  it.each([
    ['[a](http://aws.amazon.com)', /not an https address/],
    ['[a](javascript:alert)', /not an https address/],
    ['[a](/relative)', /not an https address/],
    ['[a](https://aws.amazon.com@evil.example/)', /hides where it leads/],
    ['[a](https://localhost/)', /hides where it leads/],
    ['see http://aws.amazon.com', /not an https address/],
  ])('finds %s', async (text, message) => {
    expect((await messagesFor({ 'Look who reads': text }))[0]).toMatch(message);
  });
});
