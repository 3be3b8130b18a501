import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageDirectory } from '../../loader/packageDirectory';
import { testSchema } from '../../proofs/terraform/testSchema';
import { testLintInput, testPage } from '../../testPages';
import { checkConfigurations, terraformSchemaRule } from './terraformSchema';

const path = 'controls/S3/S3.1.md';
const inputFor = (replace: Record<string, string> = {}) =>
  testLintInput({ [path]: testPage(replace) });

describe('terraformSchemaRule', () => {
  it('accepts a configuration with placeholders, also with those that stay', async () => {
    expect(
      await terraformSchemaRule.check(
        inputFor({
          'bucket = {{resource.name}}\n':
            'bucket = "menu-{{account}}-{{resource.tags.team}}"\n  tags   = { Team = {{resource.tags.team}} }\n',
        }),
      ),
    ).toEqual([]);
  });

  it.each(['Config/Config.1', 'EC2/EC2.22', 'S3/S3.5', 'S3/S3.9', 'SSM/SSM.1'])(
    'accepts the page %s',
    async name => {
      const file = `controls/${name}.md`;
      const content = readFileSync(join(packageDirectory(), file), 'utf8');
      expect(content).toContain('```hcl');
      expect(
        await terraformSchemaRule.check(testLintInput({ [file]: content })),
      ).toEqual([]);
    },
  );

  it('names the page, the section and what is wrong', async () => {
    expect(
      await terraformSchemaRule.check(
        inputFor({ 'bucket = {{resource.name}}': 'buket = {{resource.name}}' }),
      ),
    ).toEqual([
      {
        file: path,
        message:
          'terraform: aws_s3_bucket.menu: unknown argument or block buket; did you mean bucket?',
      },
    ]);
  });

  it('looks into shared pieces, and leaves to others what does not parse', async () => {
    const input = testLintInput({
      'controls/_shared/menus.md': `---
name: menus
---

## Roll back

\`\`\`hcl
resource "aws_s3_bucket" "menu" {
  bucket = aws_s3_bucket.other.id
}
\`\`\`

\`\`\`hcl
resource "aws_s3_bucket" {
\`\`\`
`,
    });
    expect(await checkConfigurations(input, testSchema)).toEqual([
      {
        file: 'controls/_shared/menus.md',
        message: expect.stringMatching(
          /^rollback: aws_s3_bucket\.menu\.bucket: aws_s3_bucket\.other is not in the snippet/,
        ),
      },
    ]);
  });
});
