import { testLintInput, testPage } from '../../testPages';
import { cisWordingRule } from './cisWording';

const path = 'controls/S3/S3.1.md';
const messagesOf = async (files: Record<string, string>) =>
  (await cisWordingRule.check(testLintInput(files))).map(
    ({ message }) => message,
  );
const messagesFor = (replace: Record<string, string> = {}) =>
  messagesOf({ [path]: testPage(replace) });

describe('cisWordingRule', () => {
  it('accepts numbers, and words that only begin alike', async () => {
    expect(
      await messagesFor({
        'Look who reads':
          'CIS 3.0.0 asks for it; this ensures that. Look who reads',
      }),
    ).toEqual([]);
  });

  it.each([
    ['Ensure that menus are closed.', /begins with "Ensure"/],
    ['It is easy. Ensure menus are closed.', /begins with "Ensure"/],
    ['The CIS benchmark wants it.', /without a version/],
    ['Rationale: strangers.', /heading of the CIS benchmarks/],
  ])('finds %s', async (text, message) => {
    expect(
      (await messagesFor({ 'Look who reads {{resource.name}}.': text }))[0],
    ).toMatch(message);
  });
});
