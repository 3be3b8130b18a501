import { testLintInput, testPage } from '../../testPages';
import { reviewedRule } from './reviewed';

const path = 'controls/S3/S3.1.md';
const messagesOf = async (files: Record<string, string>) =>
  (await reviewedRule.check(testLintInput(files))).map(
    ({ message }) => message,
  );
const messagesFor = (replace: Record<string, string> = {}) =>
  messagesOf({ [path]: testPage(replace) });

describe('reviewedRule', () => {
  const translation = `---
id: S3.1
language: ja
translated: 2026-05-31
---
`;

  it('accepts a review within two years', async () => {
    expect(await messagesFor()).toEqual([]);
  });

  it('finds reviews of the future and of long ago, and translations left behind', async () => {
    expect(await messagesFor({ '2026-06-01': '2027-01-01' })).toEqual([
      'reviewed 2027-01-01 lies in the future',
    ]);
    expect(await messagesFor({ '2026-06-01': '2024-01-01' })).toEqual([
      'reviewed 2024-01-01: older than two years',
    ]);
    expect(
      await messagesOf({
        [path]: testPage(),
        'controls/S3/S3.1.ja.md': translation,
      }),
    ).toEqual(['the page was reviewed after it was translated']);
  });
});
