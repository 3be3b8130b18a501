import { testLintInput, testPage } from '../../testPages';
import { coverageRule } from './coverage';

const pages = (replace: Record<string, string> = {}) =>
  Object.fromEntries(
    ['S3.1', 'S3.2', 'S3.10'].map(id => [
      `controls/S3/${id}.md`,
      testPage(replace, id),
    ]),
  );

describe('coverageRule', () => {
  it('accepts a page for each active control', async () => {
    expect(await coverageRule.check(testLintInput(pages()))).toEqual([]);
  });

  it('names the active controls without a page', async () => {
    const { 'controls/S3/S3.2.md': _, ...others } = pages();
    expect(await coverageRule.check(testLintInput(others))).toEqual([
      {
        file: 'controls/S3/S3.2.md',
        message: 'S3.2 is active and has no page: yarn handbook new S3.2',
      },
    ]);
  });

  it('finds too many urgent controls without a fix', async () => {
    const without = {
      'tested:\n  terraform:\n    - resource: aws_s3_bucket\n      argument: bucket\n':
        'withoutFix:\n  terraform: no-such-resource\ntested:\n',
      '### Terraform\n\n```hcl\nresource "aws_s3_bucket" "menu" {\n  bucket = {{resource.name}}\n}\n```\n':
        '',
    };
    expect(
      await coverageRule.check(
        testLintInput({
          ...pages(),
          'controls/S3/S3.2.md': testPage(without, 'S3.2'),
        }),
      ),
    ).toEqual([
      {
        file: 'controls',
        message:
          '1 CRITICAL and HIGH controls have no fix for terraform, at most 0 may: S3.2',
      },
    ]);
  });
});
