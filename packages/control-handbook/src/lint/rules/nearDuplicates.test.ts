import { testLintInput, testPage } from '../../testPages';
import { nearDuplicatesRule } from './nearDuplicates';

const path = 'controls/S3/S3.1.md';
const messagesOf = async (files: Record<string, string>) =>
  (await nearDuplicatesRule.check(testLintInput(files))).map(
    ({ message }) => message,
  );

describe('nearDuplicatesRule', () => {
  const long =
    'The guests who come in through the open door stay for a long time, and nobody of the staff can see what they do to the menu on the wall.';

  it('accepts texts of their own', async () => {
    expect(
      await messagesOf({
        [path]: testPage({ 'Look who reads {{resource.name}}.': long }),
        'controls/S3/S3.2.md': testPage({}, 'S3.2'),
      }),
    ).toEqual([]);
  });

  it('finds a text that was copied and changed a little', async () => {
    expect(
      await messagesOf({
        [path]: testPage({ 'Look who reads {{resource.name}}.': long }),
        'controls/S3/S3.2.md': testPage(
          {
            'Look who reads {{resource.name}}.': long.replace('wall', 'table'),
          },
          'S3.2',
        ),
      }),
    ).toEqual(['existing: almost the same as existing of controls/S3/S3.1.md']);
  });
});
