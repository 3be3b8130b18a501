import { testLintInput, testPage } from '../../testPages';
import { placeholdersRule } from './placeholders';

const path = 'controls/S3/S3.1.md';
const messagesOf = async (files: Record<string, string>) =>
  (await placeholdersRule.check(testLintInput(files))).map(
    ({ message }) => message,
  );
const messagesFor = (replace: Record<string, string> = {}) =>
  messagesOf({ [path]: testPage(replace) });

describe('placeholdersRule', () => {
  it('accepts known placeholders at safe places', async () => {
    expect(await messagesFor()).toEqual([]);
    expect(
      await messagesFor({
        'Look who reads {{resource.name}}.':
          'It is of {{resource.tags.aws:cloudformation:stack-name}}.',
      }),
    ).toEqual([]);
  });

  it.each([
    [
      '{{resource.colour}}',
      'existing: unknown placeholder {{resource.colour}}',
    ],
    [
      '{{ resource.name }}',
      'existing: unknown placeholder {{ resource.name }}',
    ],
    [
      '[it](https://example.com/{{resource.name}})',
      'existing: {{resource.name}} stands where no value can be inserted safely',
    ],
  ])('finds %s in prose', async (text, message) => {
    expect(
      await messagesFor({ 'reads {{resource.name}}': `reads ${text}` }),
    ).toEqual([message]);
  });

  it('finds placeholders between quotes of the shell, and in exceptions', async () => {
    expect(
      await messagesFor({
        'get-bucket-logging --bucket {{resource.name}}':
          'get-bucket-logging --bucket "{{resource.name}}"',
      }),
    ).toEqual([
      'cli: {{resource.name}} stands where no value can be inserted safely',
    ]);
    expect(
      await messagesFor({
        'Everybody may read': 'Everybody of {{account}} may read',
      }),
    ).toEqual([
      'exceptions.public.text: an exception becomes plain text: no placeholders',
    ]);
  });
});
