import { testLintInput, testPage } from '../../testPages';
import { factsRule } from './facts';

const path = 'controls/S3/S3.1.md';
const messagesOf = async (files: Record<string, string>) =>
  (await factsRule.check(testLintInput(files))).map(({ message }) => message);
const messagesFor = (replace: Record<string, string> = {}) =>
  messagesOf({ [path]: testPage(replace) });

describe('factsRule', () => {
  it('accepts the facts of the table', async () => {
    expect(await messagesFor()).toEqual([]);
  });

  it('finds what differs from the table', async () => {
    expect(await messagesFor({ 'severity: HIGH': 'severity: LOW' })).toEqual([
      'severity is "LOW", the facts table says "HIGH"',
    ]);
    expect(
      await messagesFor({ 'Menus should be closed': 'Menus should be shut' }),
    ).toEqual([
      'title is "Menus should be shut", the facts table says "Menus should be closed"',
    ]);
    expect(
      await messagesOf({ 'controls/S3/S3.4.md': testPage({}, 'S3.4') }),
    ).toEqual(['status is "active", the facts table says "retired"']);
  });

  it('finds controls that AWS does not have, and aliases that are taken', async () => {
    expect(
      await messagesOf({ 'controls/S3/S3.99.md': testPage({}, 'S3.99') }),
    ).toEqual(['S3.99 is not in the facts table']);
    expect(
      await messagesFor({
        'severity: HIGH': 'severity: HIGH\naliases: [s3.10]',
      }),
    ).toEqual(['aliases: s3.10 is taken']);
  });
});
