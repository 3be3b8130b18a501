import { testLintInput, testPage } from '../../testPages';
import { testedRule } from './tested';

const path = 'controls/S3/S3.1.md';
const messagesFor = async (replace: Record<string, string> = {}) =>
  (await testedRule.check(testLintInput({ [path]: testPage(replace) }))).map(
    ({ message }) => message,
  );

describe('testedRule', () => {
  it('accepts snippets that set what the page names', async () => {
    expect(await messagesFor()).toEqual([]);
    expect(
      await messagesFor({
        '      argument: bucket\n': '',
        '      property: BucketName\n      value: kumo-coffee-menu\n': '',
        '      option: --bucket\n': '',
      }),
    ).toEqual([]);
  });

  it('finds a snippet that is valid, but sets something else', async () => {
    expect(
      await messagesFor({
        'argument: bucket': 'argument: force_destroy\n      value: false',
        'value: kumo-coffee-menu': 'value: other',
        'option: --bucket': 'option: --bucket\n      value: other',
      }),
    ).toEqual([
      'terraform: no snippet sets aws_s3_bucket.force_destroy to false',
      'cloudformation: no snippet sets AWS::S3::Bucket BucketName to "other"',
      'cli: no snippet sets s3api get-bucket-logging --bucket to "other"',
    ]);
    expect(
      await messagesFor({
        'argument: bucket': 'argument: bucket\n      absent: true',
      }),
    ).toEqual(['terraform: no snippet sets aws_s3_bucket.bucket to nothing']);
  });

  it('finds a fix of which nothing is named, and a name without a fix', async () => {
    expect(
      await messagesFor({
        '  cli:\n    - command: s3api get-bucket-logging\n      option: --bucket\n':
          '',
      }),
    ).toEqual([
      'tested does not name what the rule looks at for "### AWS CLI"',
    ]);
    expect(
      await messagesFor({
        '### Terraform\n\n```hcl\nresource "aws_s3_bucket" "menu" {\n  bucket = {{resource.name}}\n}\n```\n':
          '',
      }),
    ).toEqual(['tested names terraform, but there is no such fix']);
  });
});
