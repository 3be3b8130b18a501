import { testLintInput, testPage } from '../../testPages';
import { sectionsRule } from './sections';

const path = 'controls/S3/S3.1.md';
const messagesOf = async (files: Record<string, string>) =>
  (await sectionsRule.check(testLintInput(files))).map(
    ({ message }) => message,
  );
const messagesFor = (replace: Record<string, string> = {}) =>
  messagesOf({ [path]: testPage(replace) });

describe('sectionsRule', () => {
  it('accepts a complete page', async () => {
    expect(await messagesFor()).toEqual([]);
  });

  it('misses sections, and finds empty ones', async () => {
    expect(
      await messagesFor({
        '## Roll back\n\nOpen the menu of S3.1 again.\n': '',
      }),
    ).toEqual(['the section "## Roll back" is missing']);
    expect(
      await messagesFor({ '\nLook who reads {{resource.name}}.\n': '' }),
    ).toEqual(['the section "### Existing resource" is empty']);
  });

  it('wants a fix by each method, or the reason why there is none', async () => {
    const terraform = `### Terraform

\`\`\`hcl
resource "aws_s3_bucket" "menu" {
  bucket = {{resource.name}}
}
\`\`\`
`;
    expect(await messagesFor({ [terraform]: '' })).toEqual([
      'no fix for terraform, and withoutFix does not say why',
    ]);
    expect(
      await messagesFor({
        [terraform]: '',
        'hazards:': 'withoutFix:\n  terraform: no-such-resource\nhazards:',
      }),
    ).toEqual([]);
    expect(
      await messagesFor({
        'hazards:': 'withoutFix:\n  terraform: no-such-resource\nhazards:',
      }),
    ).toEqual(['withoutFix names terraform, but there is a fix']);
    expect(
      await messagesFor({ [terraform]: '### Terraform\n\nWrite it.\n' }),
    ).toEqual(['the fix for terraform has no snippet']);
  });
});
