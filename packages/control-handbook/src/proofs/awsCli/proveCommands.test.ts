import fc from 'fast-check';
import { proveCommands } from './proveCommands';
import { testSchema } from './testSchema';

const schema = testSchema();
const problemsOf = (code: string, files?: Map<string, string>) =>
  proveCommands(code, schema, files).problems;

const encryption = '{"Rules":[{"ApplyServerSideEncryptionByDefault":';
const put = 'aws s3api put-public-access-block --bucket b';
const access = `${put} --public-access-block-configuration`;
const bucketEncryption =
  'aws s3api put-bucket-encryption --bucket b --server-side-encryption-configuration';

describe('proveCommands', () => {
  it.each([
    `${access} BlockPublicAcls=true,IgnorePublicAcls=true`,
    `${access} '{"BlockPublicAcls": true}'`,
    `${access}='{"BlockPublicAcls": true}' --region {{region}} --no-cli-pager`,
    `aws --region "$REGION" s3api --profile p put-public-access-block --bucket b --public-access-block-configuration "$CONFIG"`,
    `${bucketEncryption} '${encryption}{"SSEAlgorithm":"aws:kms","KMSMasterKeyID":"'"$KEY"'"}}]}'`,
    `${bucketEncryption} 'Rules=[{ApplyServerSideEncryptionByDefault={SSEAlgorithm=aws:kms},BucketKeyEnabled=true}]'`,
    `RULES='${encryption}{"SSEAlgorithm":"AES256"}}]}'\n${bucketEncryption} "$RULES"`,
    `cat > rules.json <<'EOF'\n${encryption}{"SSEAlgorithm":"AES256"}}]}\nEOF\n${bucketEncryption} file://rules.json`,
    'aws rds modify-db-instance --db-instance-identifier {{resource.name}} --no-publicly-accessible --backup-retention-period 7',
    'aws rds wait db-instance-available --db-instance-identifier d',
    'aws ec2 describe-instances --instance-ids i-1 i-2 --filters Name=tag:a,Values=b,c Name=vpc-id,Values=v --max-items 5',
    'aws ec2 describe-instances --filters \'[{"Name":"a","Values":["b"]}]\' --output text --query \'Reservations[].Instances[?A==`b`]\'',
    `aws ec2 describe-instances --filters '{"Name":"a"}' '{"Name":"b","Values":["c"]}'`,
    'for id in $(aws ec2 describe-instances --query x); do aws ec2 modify-subnet-attribute --subnet-id "$id" --no-map-public-ip-on-launch; done',
    'aws ec2 modify-subnet-attribute --subnet-id s --map-public-ip-on-launch',
    'aws ec2 modify-subnet-attribute --subnet-id s --map-public-ip-on-launch Value=false',
    'aws ec2 modify-subnet-attribute --subnet-id s --map-public-ip-on-launch "{\\"Value\\":false}"',
    'aws ec2 create-network-acl-entry --network-acl-id a --ingress --rule-number 1 --protocol -1 --rule-action deny --cidr-block 0.0.0.0/0',
    'aws ec2 authorize-security-group-ingress --group-id g --protocol tcp --port 22 --cidr 10.0.0.0/8',
    `aws ec2 authorize-security-group-ingress --group-id g --ip-permissions 'IpProtocol=tcp,FromPort=22,ToPort=22,IpRanges=[{CidrIp=10.0.0.0/8,Description="a b"}]'`,
    'aws eks update-cluster-version --name n --kubernetes-version 1.33',
    `aws eks update-cluster-version --cli-input-json '{"name":"n","version":"1.33"}'`,
    `cat > in.json <<EOF\n{"name":"$NAME","version":"{{resource.id}}"}\nEOF\naws eks update-cluster-version --cli-input-json file://in.json`,
    'aws eks update-cluster-version --generate-cli-skeleton',
    'aws lambda invoke --function-name f --payload fileb://p.json out.json',
    `aws dynamodb put-item --table-name t --item '{"a":{"M":{"b":{"L":[{"S":"c"},{"N":"1"}]}}}}'`,
    'aws elb register-instances-with-load-balancer --load-balancer-name l --instances i-1 i-2',
    'aws opensearch update-domain-config --domain-name d --log-publishing-options AUDIT_LOGS={CloudWatchLogsLogGroupArn=a,Enabled=true}',
    'aws s3 cp - s3://b/k --sse aws:kms --exclude "*" --exclude b < file',
    'aws s3 cp --recursive a s3://b',
    'aws configure set region eu-west-1',
    'aws cloudformation deploy --template-file t --stack-name s --parameter-overrides A=b C=d --capabilities CAPABILITY_IAM',
    'aws kms enable-key-rotation --key-id k --rotation-period-in-days DAYS',
    `aws sts get-caller-identity --query Account --output text | xargs -I{} aws s3 mb s3://logs-{}`,
    'AWS_PAGER="" sudo aws sts get-caller-identity || { echo "no"; exit 1; }',
    `aws s3api put-bucket-policy --bucket b --policy '{"Version":"2012-10-17"}'`,
    `aws rds modify-db-instance --db-instance-identifier d --vpc-security-group-ids "$A" $B {{resource.id}} '<group>'`,
    'aws s3api put-bucket-lifecycle-configuration --bucket b --lifecycle-configuration "{\\"Rules\\":[{\\"ID\\":\\"$ID\\",\\"Status\\":\\"Enabled\\",\\"NoncurrentVersionExpiration\\":{\\"NoncurrentDays\\":$DAYS}}]}"',
    'aws --version',
    '',
  ])('proves %s', code => {
    expect(proveCommands(code, schema)).toEqual({ problems: [], proved: true });
  });

  it.each([
    // Commands
    [
      'aws s3api put-public-acess-block',
      'is no command of the AWS CLI, or not yet in schemas/aws-cli.json; did you mean s3api put-public-access-block?',
    ],
    ['echo "$(aws s3pi get-object)"', 'aws s3pi get-object: is no command'],
    [
      'aws rds wait db-instance-ready',
      'did you mean rds wait db-instance-available?',
    ],
    ['aws', 'aws: is no command'],
    // Options
    [
      `${access} x --buckets b`,
      'has no option --buckets; did you mean --bucket?',
    ],
    [put, 'needs --public-access-block-configuration'],
    [
      'aws ec2 create-network-acl-entry --network-acl-id a --rule-number 1 --protocol 6 --rule-action deny',
      'needs --egress or --ingress',
    ],
    [
      'aws rds modify-db-instance --db-instance-identifier d --no-backup-retention-period',
      'has no option --no-backup-retention-period',
    ],
    [
      'aws rds modify-db-instance --db-instance-identifier d --multi-az true',
      '"true" belongs to no option',
    ],
    [
      'aws rds modify-db-instance --db-instance-identifier d --multi-az=true',
      '--multi-az: takes no value',
    ],
    [
      'aws rds modify-db-instance --db-instance-identifier d --multi-az --no-multi-az',
      '--no-multi-az: is given twice',
    ],
    [
      'aws rds modify-db-instance --db-instance-identifier --multi-az',
      '--db-instance-identifier: needs a value',
    ],
    [
      'aws rds modify-db-instance --db-instance-identifier a b',
      '"b" belongs to no option',
    ],
    [
      'aws rds modify-db-instance --db-instance-identifier -a',
      '"-a" looks like an option',
    ],
    ['aws lambda invoke --function-name f', 'needs a word without an option'],
    ['aws s3 cp a', 'needs 2 words without an option'],
    ['aws s3 mb s3://b --cli-input-json x', 'has no option --cli-input-json'],
    // Scalars
    [
      'aws rds modify-db-instance --db-instance-identifier d --backup-retention-period seven',
      '--backup-retention-period: takes an integer, not "seven"',
    ],
    [
      'aws kms enable-key-rotation --key-id k --rotation-period-in-days 30',
      '30 is not between 90 and 2560',
    ],
    [
      'aws iam update-account-password-policy --max-password-age 1.5',
      'takes an integer, not "1.5"',
    ],
    [
      'aws sts get-caller-identity --output csv',
      '--output: "csv" is not a known value; it is one of json, text, table, yaml, yaml-stream, off',
    ],
    [
      'aws guardduty update-detector --detector-id d --finding-publishing-frequency TEN_MINUTES',
      '"TEN_MINUTES" is not a known value',
    ],
    [
      'aws s3 cp a s3://b --sse AES-256',
      '"AES-256" is not a known value; did you mean AES256?',
    ],
    // Shorthand
    [
      `${access} BlockPublicAcl=true`,
      'has no member "BlockPublicAcl"; did you mean BlockPublicAcls?',
    ],
    [
      `${access} BlockPublicAcls=yes`,
      '--public-access-block-configuration.BlockPublicAcls: takes true or false, not "yes"',
    ],
    [`${access} BlockPublicAcls`, 'takes members such as BlockPublicAcls'],
    [
      `${access} BlockPublicAcls=true IgnorePublicAcls=true`,
      '"IgnorePublicAcls=true" belongs to no option',
    ],
    [
      `${access} BlockPublicAcls=true,`,
      'the value is not Key=value: expected "="',
    ],
    [
      `${bucketEncryption} 'Rules=[{ApplyServerSideEncryptionByDefault={SSEAlgorithm=aws:kmss}}]'`,
      'Rules[0].ApplyServerSideEncryptionByDefault.SSEAlgorithm: "aws:kmss" is not a known value; did you mean aws:kms?',
    ],
    [
      'aws ec2 describe-instances --filters Name=a,Value=b',
      '--filters: has no member "Value"; did you mean Values?',
    ],
    [
      'aws ec2 describe-instances --filters vpc-id=a',
      'has no member "vpc-id"; it is one of Name, Values',
    ],
    [
      'aws ec2 describe-instances --filters "Name=a,Values=b Name=c,Values=d"',
      'the value is not Key=value',
    ],
    [
      'aws opensearch update-domain-config --domain-name d --log-publishing-options AUDIT_LOG={Enabled=true}',
      '"AUDIT_LOG" is not a known value; did you mean AUDIT_LOGS?',
    ],
    // JSON
    [
      `${access} '{"BlockPublicAcls": "true"}'`,
      '.BlockPublicAcls: takes true or false, not "true"',
    ],
    [`${access} '{"BlockPublicAcls": true'`, 'the value is not JSON'],
    [`${access} '[]'`, 'takes members such as'],
    [`${bucketEncryption} '{"Rules":{}}'`, '.Rules: takes a list, not {}'],
    [
      `${bucketEncryption} '${encryption}{"KMSMasterKeyID":1}}]}'`,
      'needs the member SSEAlgorithm',
    ],
    [
      `${bucketEncryption} '${encryption}{"SSEAlgorithm":"AES256","KMSMasterKeyID":1}}]}'`,
      'KMSMasterKeyID: takes text, not 1',
    ],
    [`${bucketEncryption} '{}'`, 'needs the member Rules'],
    [
      `P=$(cat <<E\n{"Rule":[]}\nE\n)\n${bucketEncryption} "$P"`,
      'has no member "Rule"',
    ],
    [
      `aws dynamodb put-item --table-name t --item '{"a":{"M":{"b":{"X":"c"}}}}'`,
      '--item.a.M.b: has no member "X"',
    ],
    [
      `aws s3api put-bucket-policy --bucket b --policy '{"Version": }'`,
      '--policy: the value is not JSON',
    ],
    [
      `aws eks update-cluster-version --cli-input-json '{"name":"n","versoin":"1"}'`,
      '--cli-input-json: has no member "versoin"',
    ],
    [
      `aws eks update-cluster-version --cli-input-json '{"name":true}'`,
      '--cli-input-json.name: takes text, not true',
    ],
    // The rest
    [
      "aws sts get-caller-identity --query 'A[?B=1]'",
      '--query: the query does not parse: "=1]"',
    ],
    ['pacu --help', 'pacu: needs a tool that a reader may not have'],
    ['aws sts get-caller-identity | ./report.sh', './report.sh: needs a tool'],
  ])('finds what is wrong in %s', (code, problem) => {
    expect(problemsOf(code).join('\n')).toContain(problem);
  });

  it('reads files that the page shows', () => {
    const code = `${access} file://./access.json`;
    const files = (text: string) => new Map([['access.json', text]]);
    expect(
      proveCommands(
        code,
        schema,
        files('{"BlockPublicAcls": true, "IgnorePublicAcls": {{region}}}'),
      ),
    ).toEqual({ problems: [], proved: true });
    expect(problemsOf(code, files('{"BlockPublicAcl": true}'))).toEqual([
      expect.stringContaining('has no member "BlockPublicAcl"'),
    ]);
  });

  it.each([
    [`${access} file://a.json`, 'the content of a.json is not shown'],
    [
      `${access} '{"BlockPublicAcls": true'"$MORE"'}'`,
      'JSON that a variable completes',
    ],
    [
      'aws ec2 modify-subnet-attribute $ARGUMENTS',
      'arguments that the snippet does not show',
    ],
    [
      'echo a | xargs aws s3api get-object --bucket b --key',
      'arguments that the snippet does not show',
    ],
    ['aws "$SERVICE" describe', 'a command that a variable names'],
    ['"$COMMAND" x', 'a command that a variable names'],
    [
      'kubectl get pods | jq .items',
      'commands that are not of AWS: jq, kubectl',
    ],
    [
      'aws eks update-cluster-version --cli-input-json file://a.json',
      'the content of --cli-input-json is not shown',
    ],
  ])('says what it cannot check in %s', (code, unproved) => {
    expect(proveCommands(code, schema)).toEqual({
      problems: [],
      proved: false,
      unproved,
    });
  });

  it('survives any text', () => {
    const words = fc.constantFrom(
      ...['aws', 's3api', 'put-public-access-block', '--bucket', '--query'],
      ...[
        '--public-access-block-configuration',
        '{"',
        '[',
        'a=',
        '{',
        '}',
        ',',
      ],
      ...[
        'ec2',
        'describe-instances',
        '--filters',
        'Name=',
        '$(',
        ')',
        '"',
        "'",
      ],
      ...[
        '--cli-input-json',
        'null',
        '[]',
        '{}',
        'configure',
        '\\',
        '$A',
        '\n',
      ],
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(words, fc.string()), { maxLength: 30 }),
        fc.constantFrom(' ', ''),
        (parts, between) => {
          const { proved, unproved } = proveCommands(
            parts.join(between),
            schema,
          );
          expect(proved).toBe(unproved === undefined);
        },
      ),
      { numRuns: 2000 },
    );
    for (const deep of ['['.repeat(20_000), 'a={'.repeat(20_000)]) {
      expect(problemsOf(`${access} '${deep}'`)).toHaveLength(1);
    }
  });

  it('finds the letter that is missing in a name', () => {
    const right = `${access} BlockPublicAcls=true,RestrictPublicBuckets=false`;
    fc.assert(
      fc.property(fc.nat(right.length - 1), at => {
        const wrong = right.slice(0, at) + right.slice(at + 1);
        // Bucket, blanks that double a word, and the value of --bucket are free.
        fc.pre(/\w/.test(right[at] ?? '') && !right.startsWith('b ', at));
        expect(problemsOf(wrong)).not.toEqual([]);
      }),
    );
  });
});
