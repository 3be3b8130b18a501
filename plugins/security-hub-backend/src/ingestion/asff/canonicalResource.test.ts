import { canonicalResource } from './canonicalResource';

const place = {
  partition: 'aws',
  account: '111122223333',
  region: 'eu-west-1',
};

describe('canonicalResource', () => {
  it.each([
    // EC2 with and without the kind, as an ARN, as a CloudFormation name and as a bare id
    [
      'AwsEc2Instance',
      'arn:aws:ec2:eu-west-1:111122223333:instance/i-0a',
      'arn:aws:ec2:eu-west-1:111122223333:instance/i-0a',
    ],
    [
      'AwsEc2Instance',
      'arn:aws:ec2:eu-west-1:111122223333:i-0a',
      'arn:aws:ec2:eu-west-1:111122223333:instance/i-0a',
    ],
    [
      'AwsEc2Instance',
      'arn:aws::ec2:eu-west-1:111122223333:instance/i-0a',
      'arn:aws:ec2:eu-west-1:111122223333:instance/i-0a',
    ],
    [
      'AwsEc2Instance',
      'i-0a',
      'arn:aws:ec2:eu-west-1:111122223333:instance/i-0a',
    ],
    [
      'AwsEc2Instance',
      'AWS::EC2::Instance:i-0a',
      'arn:aws:ec2:eu-west-1:111122223333:instance/i-0a',
    ],
    [
      'AwsEc2SecurityGroup',
      'sg-12',
      'arn:aws:ec2:eu-west-1:111122223333:security-group/sg-12',
    ],
    [
      'AwsEc2Vpc',
      'vpc-47b7',
      'arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-47b7',
    ],
    // Versions that are no resource of their own
    [
      'AwsLambdaFunction',
      'arn:aws:lambda:eu-west-1:111122223333:function:roast:$LATEST',
      'arn:aws:lambda:eu-west-1:111122223333:function:roast',
    ],
    [
      'AwsLambdaFunction',
      'arn:aws:lambda:eu-west-1:111122223333:function:roast',
      'arn:aws:lambda:eu-west-1:111122223333:function:roast',
    ],
    [
      'AwsLambdaFunction',
      'arn:aws:lambda:eu-west-1:111122223333:function:roast:7',
      'arn:aws:lambda:eu-west-1:111122223333:function:roast:7',
    ],
    [
      'AwsEcrContainerImage',
      'arn:aws:ecr:eu-west-1:111122223333:repository/shop/till/sha256:00ff',
      'arn:aws:ecr:eu-west-1:111122223333:repository/shop/till',
    ],
    [
      'AwsEcrContainerImage',
      'arn:aws:ecr:eu-west-1:111122223333:repository/shop/till@sha256:00ff',
      'arn:aws:ecr:eu-west-1:111122223333:repository/shop/till',
    ],
    [
      'AwsLogsLogGroup',
      'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/roast:*',
      'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/roast',
    ],
    // Accounts
    [
      'AwsAccount',
      'AWS::::Account:111122223333',
      'AWS::::Account:111122223333',
    ],
    ['AwsAccount', '111122223333', 'AWS::::Account:111122223333'],
    ['Other', '111122223333', 'AWS::::Account:111122223333'],
    ['Other', '444455556666', '444455556666'],
    ['Other', 'arn:aws:::111122223333:', 'AWS::::Account:111122223333'],
    [
      'AwsAccount',
      'arn:aws:iam::111122223333:root',
      'AWS::::Account:111122223333',
    ],
    [
      'AwsIamUser',
      'arn:aws:iam::111122223333:root',
      'arn:aws:iam::111122223333:root',
    ],
    // Other spellings
    [
      'AwsKmsKey',
      'AWS::KMS::Key:49efeff0-a251-4212-9bd0-0837123fa0c7',
      'arn:aws:kms:eu-west-1:111122223333:key/49efeff0-a251-4212-9bd0-0837123fa0c7',
    ],
    ['AwsIamAccessKey', 'AKIAEXAMPLE', 'AWS::IAM::AccessKey:AKIAEXAMPLE'],
    [
      'AwsIamAccessKey',
      'AWS::IAM::AccessKey:AKIAEXAMPLE',
      'AWS::IAM::AccessKey:AKIAEXAMPLE',
    ],
    [
      'AwsRdsDbClusterSnapshot',
      'arn:aws:rds:eu-west-1:111122223333:dbclustersnapshot:rds:daily',
      'arn:aws:rds:eu-west-1:111122223333:cluster-snapshot:rds:daily',
    ],
    ['AwsS3Bucket', 'kumo-coffee-menu', 'arn:aws:s3:::kumo-coffee-menu'],
    [
      'AwsS3Bucket',
      'arn:aws:s3:::kumo-coffee-menu/',
      'arn:aws:s3:::kumo-coffee-menu',
    ],
    // What is no name of its type stays as it is
    ['AwsS3Bucket', 'No trails', 'No trails'],
    ['AwsDynamoDbTable', '<id>', '<id>'],
    ['Other', 'file:///srv/till.py', 'file:///srv/till.py'],
    [
      'AwsEc2Instance',
      'arn:aws:eu-west-1:111122223333:instance/i-0a',
      'arn:aws:eu-west-1:111122223333:instance/i-0a',
    ],
  ])('%s %s', (type, id, canonical) => {
    expect(canonicalResource({ id, type }, place)).toBe(canonical);
    // A canonical id is its own canonical id.
    expect(canonicalResource({ id: canonical, type }, place)).toBe(canonical);
  });

  it('invents no ARN where account or Region are not known, and keeps the partition', () => {
    expect(
      canonicalResource(
        { id: 'i-0a', type: 'AwsEc2Instance' },
        { partition: 'aws', region: 'eu-west-1' },
      ),
    ).toBe('i-0a');
    expect(
      canonicalResource(
        { id: 'kumo-coffee-menu', type: 'AwsS3Bucket' },
        { partition: 'aws-us-gov' },
      ),
    ).toBe('arn:aws-us-gov:s3:::kumo-coffee-menu');
  });

  it('does not search hostile text', () => {
    const id = `arn:aws:s3:::${'/'.repeat(200_000)}x`;
    expect(canonicalResource({ id, type: 'AwsS3Bucket' }, place)).toBe(id);
  });
});
