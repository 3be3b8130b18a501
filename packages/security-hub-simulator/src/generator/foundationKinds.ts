import { digits, groupId, kind, ResourceKind } from './ResourceKind';

/** Networks, machines, data and functions. */
export const foundationKinds: Readonly<Record<string, ResourceKind>> = {
  bucket: {
    type: 'AWS::S3::Bucket',
    findingType: 'AwsS3Bucket',
    arn: ({ name }) => `arn:aws:s3:::kumo-${name}`,
    details: ({ name, account }) => ({
      AwsS3Bucket: { OwnerAccountId: account, Name: `kumo-${name}` },
    }),
  },
  'security-group': kind(
    'AWS::EC2::SecurityGroup',
    'AwsEc2SecurityGroup',
    'ec2',
    name => `security-group/${groupId(name)}`,
    {
      details: ({ name, account }) => ({
        AwsEc2SecurityGroup: {
          GroupName: name,
          GroupId: groupId(name),
          OwnerId: account,
          VpcId: `vpc-0${digits(account, 16)}`,
        },
      }),
    },
  ),
  instance: kind(
    'AWS::EC2::Instance',
    'AwsEc2Instance',
    'ec2',
    name => `instance/i-0${digits(name, 16)}`,
    {
      details: (place, random) => ({
        AwsEc2Instance: {
          Type: random.pick(['t3.medium', 'm6i.large', 'c7g.xlarge']),
          ImageId: `ami-0${digits(place.region, 16)}`,
          VpcId: `vpc-0${digits(place.account, 16)}`,
          SubnetId: `subnet-0${digits(place.name, 16)}`,
          LaunchedAt: '2025-06-02T08:00:00.000Z',
        },
      }),
    },
  ),
  volume: kind(
    'AWS::EC2::Volume',
    'AwsEc2Volume',
    'ec2',
    name => `volume/vol-0${digits(name, 16)}`,
    {
      details: () => ({
        AwsEc2Volume: { Encrypted: false, Size: 100, Status: 'in-use' },
      }),
    },
  ),
  vpc: kind(
    'AWS::EC2::VPC',
    'AwsEc2Vpc',
    'ec2',
    name => `vpc/vpc-0${digits(name, 16)}`,
  ),
  subnet: kind(
    'AWS::EC2::Subnet',
    'AwsEc2Subnet',
    'ec2',
    name => `subnet/subnet-0${digits(name, 16)}`,
    {
      details: () => ({ AwsEc2Subnet: { MapPublicIpOnLaunch: true } }),
    },
  ),
  database: kind(
    'AWS::RDS::DBInstance',
    'AwsRdsDbInstance',
    'rds',
    name => `db:${name}`,
    {
      details: ({ name }, random) => ({
        AwsRdsDbInstance: {
          DBInstanceIdentifier: name,
          DBInstanceClass: 'db.r6g.large',
          Engine: random.pick(['postgres', 'aurora-postgresql', 'mysql']),
          StorageEncrypted: false,
          MultiAZ: false,
        },
      }),
    },
  ),
  snapshot: kind(
    'AWS::RDS::DBSnapshot',
    'AwsRdsDbSnapshot',
    'rds',
    name => `snapshot:${name}`,
  ),
  function: kind(
    'AWS::Lambda::Function',
    'AwsLambdaFunction',
    'lambda',
    name => `function:${name}`,
    {
      details: ({ name }, random) => ({
        AwsLambdaFunction: {
          FunctionName: name,
          Runtime: random.pick([
            'nodejs16.x',
            'python3.8',
            'nodejs20.x',
            'java11',
          ]),
          Handler: 'index.handler',
          MemorySize: 512,
          Timeout: 30,
        },
      }),
    },
  ),
  table: kind(
    'AWS::DynamoDB::Table',
    'AwsDynamoDbTable',
    'dynamodb',
    name => `table/${name}`,
    {
      details: ({ name }) => ({
        AwsDynamoDbTable: { TableName: name, TableStatus: 'ACTIVE' },
      }),
    },
  ),
  queue: kind('AWS::SQS::Queue', 'AwsSqsQueue', 'sqs', name => name, {
    details: ({ name }) => ({ AwsSqsQueue: { QueueName: name } }),
  }),
  topic: kind('AWS::SNS::Topic', 'AwsSnsTopic', 'sns', name => name, {
    details: ({ name }) => ({ AwsSnsTopic: { TopicName: name } }),
  }),
  'ecs-service': kind(
    'AWS::ECS::Service',
    'AwsEcsService',
    'ecs',
    name => `service/kumo/${name}`,
    {
      details: ({ name }) => ({
        AwsEcsService: {
          ServiceName: name,
          LaunchType: 'FARGATE',
          DesiredCount: 3,
        },
      }),
    },
  ),
  'ecs-cluster': kind(
    'AWS::ECS::Cluster',
    'AwsEcsCluster',
    'ecs',
    name => `cluster/${name}`,
  ),
  'task-definition': kind(
    'AWS::ECS::TaskDefinition',
    'AwsEcsTaskDefinition',
    'ecs',
    name => `task-definition/${name}:7`,
    {
      details: ({ name }) => ({
        AwsEcsTaskDefinition: { Family: name, NetworkMode: 'awsvpc' },
      }),
    },
  ),
};
