import { testLintInput, testPage } from '../../testPages';
import { readingLengthRule } from './readingLength';

const path = 'controls/S3/S3.1.md';
const messagesOf = async (files: Record<string, string>) =>
  (await readingLengthRule.check(testLintInput(files))).map(
    ({ message }) => message,
  );
const messagesFor = (replace: Record<string, string> = {}) =>
  messagesOf({ [path]: testPage(replace) });

describe('readingLengthRule', () => {
  it('accepts short texts', async () => {
    expect(await messagesFor()).toEqual([]);
  });

  it('counts sentences and words', async () => {
    const why = 'An open menu of S3.1 can be changed by strangers.';
    expect(await messagesFor({ [why]: 'One. Two. Three. Four.' })).toEqual([
      'why: more than three sentences',
    ]);
    expect(await messagesFor({ [why]: 'word '.repeat(80) })).toEqual([
      'why: 80 words, at most 75',
    ]);
    expect(
      await messagesFor({ 'Guests of S3.1 get': `${'very '.repeat(70)} get` }),
    ).toEqual([
      expect.stringMatching(
        /^hazards\.open-menu\.happens: \d+ words, at most 65$/,
      ),
    ]);
  });
});
