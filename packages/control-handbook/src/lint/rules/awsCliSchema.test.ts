import { testLintInput, testPage } from '../../testPages';
import { awsCliSchemaRule } from './awsCliSchema';

const path = 'controls/S3/S3.1.md';
const messagesFor = async (replace: Record<string, string> = {}) =>
  awsCliSchemaRule.check(testLintInput({ [path]: testPage(replace) }));

describe('awsCliSchemaRule', () => {
  it('accepts commands that exist', async () => {
    expect(await messagesFor()).toEqual([]);
  });

  it.each([
    [
      'get-bucket-logging --bucket',
      'get-bucket-loging --bucket',
      /^cli: aws s3api get-bucket-loging: is no command .* did you mean s3api get-bucket-logging\?$/,
    ],
    [
      'get-bucket-acl --bucket {{resource.name}}',
      'get-bucket-acl --buket {{resource.name}}',
      /^verify: aws s3api get-bucket-acl: has no option --buket; did you mean --bucket\?$/,
    ],
    [
      '```shell\naws s3api get-bucket-logging --bucket {{resource.name}}\n```',
      '```json access.json\n{ "BlockPublicAcl": true }\n```\n\n```shell\naws s3api put-public-access-block --bucket x --public-access-block-configuration file://access.json\n```',
      /^cli: aws s3api put-public-access-block --public-access-block-configuration: has no member "BlockPublicAcl"/,
    ],
  ])('finds %j changed to %j', async (from, to, message) => {
    const messages = await messagesFor({ [from]: to });
    expect(messages[0]).toMatchObject({ file: path });
    expect(messages[0]?.message).toMatch(message);
  });
});
