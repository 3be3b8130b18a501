import { commandsSet } from './commandsSet';

const command = 's3api put-public-access-block';
const option = '--public-access-block-configuration';
const code = `aws s3api put-public-access-block --region {{region}} --bucket x \\
  --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=false`;

describe('commandsSet', () => {
  it.each([
    [code, { command }],
    [code, { command, option }],
    [code, { command, option, value: 'BlockPublicAcls=true' }],
    [`echo $(${code})`, { command, option, value: '"BlockPublicAcls": true' }],
    [
      `aws ${command} ${option} '{ "BlockPublicAcls" : true }'`,
      { command, option, value: 'BlockPublicAcls=true' },
    ],
    [
      `cat > a.json <<E\n{"BlockPublicAcls": true}\nE\naws ${command} ${option} file://a.json`,
      { command, option, value: 'BlockPublicAcls=true' },
    ],
    [
      'aws rds modify-db-instance --no-publicly-accessible',
      {
        command: 'rds modify-db-instance',
        option: '--no-publicly-accessible',
      },
    ],
    [
      'aws rds modify-db-instance --no-publicly-accessible',
      {
        command: 'rds modify-db-instance',
        option: '--publicly-accessible',
        value: false,
      },
    ],
    [
      'aws rds modify-db-instance --multi-az',
      { command: 'rds modify-db-instance', option: '--multi-az', value: true },
    ],
    [
      'aws logs put-retention-policy --retention-in-days "365"',
      {
        command: 'logs put-retention-policy',
        option: '--retention-in-days',
        value: 365,
      },
    ],
    [
      `jq '(.A, .B[]?) |= (if .P == "x" then .P = "to-https" else . end)' a.json > b.json\naws cloudfront u --config file://b.json`,
      {
        command: 'cloudfront u',
        option: '--config',
        value: 'P = "to-https"',
      },
    ],
    [
      'aws rds x --logs audit error',
      { command: 'rds x', option: '--logs', value: 'error' },
    ],
    [
      `aws sns set --value '{"Statement":[{"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}'`,
      {
        command: 'sns set',
        option: '--value',
        value: '"aws:SecureTransport": "false"',
      },
    ],
  ])('finds in %s', (snippet, wanted) => {
    expect(commandsSet(snippet, wanted)).toBe(true);
  });

  it.each([
    [code, { command: 's3api put-public-access' }],
    [code, { command: 's3control put-public-access-block' }],
    [code, { command, option: '--no-bucket' }],
    [code, { command, option, value: 'IgnorePublicAcls=true' }],
    [code, { command, option, value: 'PublicAcls=true' }],
    [code, { command, option: '--bucket', value: '' }],
    [
      'aws rds modify-db-instance --multi-az',
      { command: 'rds modify-db-instance', option: '--multi-az', value: false },
    ],
    [
      'aws rds modify-db-instance --no-multi-az',
      { command: 'rds modify-db-instance', option: '--multi-az', value: true },
    ],
    ['aws a b --days 3650', { command: 'a b', option: '--days', value: 365 }],
    [
      'aws a b --sse aws:kms:dsse',
      { command: 'a b', option: '--sse', value: 'aws:kms' },
    ],
    [
      'aws a b --x m=1,n=10 --y z=1.25',
      { command: 'a b', option: '--x', value: 'n=1' },
    ],
    ['aws a b --y z=1.25', { command: 'a b', option: '--y', value: 'z=1' }],
    ['aws a b --days "$DAYS"', { command: 'a b', option: '--days', value: 1 }],
    ['# aws a b\necho "aws a b"', { command: 'a b' }],
    ['aws a b --c file://d', { command: 'a b', option: '--c', value: 'file' }],
  ])('does not find in %s', (snippet, wanted) => {
    expect(commandsSet(snippet, wanted)).toBe(false);
  });

  it('reads files of the page', () => {
    expect(
      commandsSet(
        `aws ${command} ${option} file://a.json`,
        { command, option, value: 'BlockPublicAcls=true' },
        new Map([['a.json', '{\n  "BlockPublicAcls": true\n}']]),
      ),
    ).toBe(true);
  });
});
