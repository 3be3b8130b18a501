import { testLintInput, testPage } from '../../testPages';
import { snippetsRule } from './snippets';

const path = 'controls/S3/S3.1.md';
const messagesOf = async (files: Record<string, string>) =>
  (await snippetsRule.check(testLintInput(files))).map(
    ({ message }) => message,
  );
const messagesFor = (replace: Record<string, string> = {}) =>
  messagesOf({ [path]: testPage(replace) });

describe('snippetsRule', () => {
  it('does not let one open quote close another', async () => {
    const messages = await messagesFor({
      'get-bucket-logging --bucket {{resource.name}}': `get-bucket-logging 'x`,
      'get-bucket-acl --bucket {{resource.name}}': `get-bucket-acl 'x`,
    });
    expect(messages).toEqual([
      expect.stringMatching(/^cli: the shell snippet does not parse/),
      expect.stringMatching(/^verify: the shell snippet does not parse/),
    ]);
  });

  it('accepts snippets that parse', async () => {
    expect(await messagesFor()).toEqual([]);
  });

  it.each([
    [
      'bucket = {{resource.name}}\n}',
      'bucket = {{resource.name}}\n',
      /terraform: the hcl snippet does not parse/,
    ],
    [
      'Type: AWS::S3::Bucket',
      'Type: [',
      /cloudformation: the yaml snippet does not parse/,
    ],
    [
      'Type: AWS::S3::Bucket',
      'Typ: AWS::S3::Bucket',
      /needs a plain name and a Type/,
    ],
    ['Resources:', 'Stuff:', /has no Resources/],
    [
      '--bucket {{resource.name}}\n```\n\n## Verify',
      "--bucket 'x\n```\n\n## Verify",
      /cli: the shell snippet does not parse/,
    ],
    [
      '```hcl',
      '```yaml',
      /terraform: a snippet in "yaml" does not belong here/,
    ],
  ])('finds %s changed to %s', async (from, to, message) => {
    expect((await messagesFor({ [from]: to }))[0]).toMatch(message);
  });
});
