import { Random } from './Random';

/** Where a resource is, and what it is called. */
export type ResourcePlace = { account: string; region: string; name: string };

/** One kind of AWS resource that the generator can make. */
export type ResourceKind = {
  /** CloudFormation type, as controls name it. */
  type: string;
  /** Type in a finding's `Resources`. */
  findingType: string;
  arn: (place: ResourcePlace) => string;
  /** The resource exists once for all Regions. */
  global?: boolean;
  /** AWS keeps no tags of it in findings. */
  untagged?: boolean;
  details?: (place: ResourcePlace, random: Random) => Record<string, unknown>;
};

function kind(
  type: string,
  findingType: string,
  service: string,
  path: (name: string) => string,
  more: Partial<ResourceKind> = {},
): ResourceKind {
  return {
    type,
    findingType,
    arn: ({ account, region, name }) =>
      `arn:aws:${service}:${more.global ? '' : region}:${account}:${path(
        name,
      )}`,
    ...more,
  };
}

/** The kinds by the names that `demoComponents` uses. */
export const resourceKinds: Readonly<Record<string, ResourceKind>> = {
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
  repository: kind(
    'AWS::ECR::Repository',
    'AwsEcrRepository',
    'ecr',
    name => `repository/${name}`,
    {
      details: ({ name }) => ({
        AwsEcrRepository: {
          RepositoryName: name,
          ImageTagMutability: 'MUTABLE',
        },
      }),
    },
  ),
  image: {
    type: 'AWS::ECR::Image',
    findingType: 'AwsEcrContainerImage',
    arn: ({ account, region, name }) =>
      `arn:aws:ecr:${region}:${account}:repository/${name}/sha256:${digits(
        name,
        64,
      )}`,
    details: ({ name, account }) => ({
      AwsEcrContainerImage: {
        RegistryId: account,
        RepositoryName: name,
        Architecture: 'amd64',
        ImageDigest: `sha256:${digits(name, 64)}`,
        ImageTags: ['live'],
      },
    }),
  },
  cluster: kind(
    'AWS::EKS::Cluster',
    'AwsEksCluster',
    'eks',
    name => `cluster/${name}`,
    {
      details: ({ name }) => ({
        AwsEksCluster: { Name: name, Version: '1.29' },
      }),
    },
  ),
  cache: kind(
    'AWS::ElastiCache::CacheCluster',
    'AwsElastiCacheCacheCluster',
    'elasticache',
    name => `cluster:${name}`,
  ),
  'load-balancer': kind(
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    'AwsElbv2LoadBalancer',
    'elasticloadbalancing',
    name => `loadbalancer/app/${name}/${digits(name, 16)}`,
    {
      details: ({ name }) => ({
        AwsElbv2LoadBalancer: {
          Scheme: 'internet-facing',
          Type: 'application',
          DNSName: `${name}.elb.kumo-coffee.example`,
        },
      }),
    },
  ),
  secret: kind(
    'AWS::SecretsManager::Secret',
    'AwsSecretsManagerSecret',
    'secretsmanager',
    name => `secret:${name}-${digits(name, 6)}`,
    {
      details: ({ name }) => ({
        AwsSecretsManagerSecret: { Name: name, RotationEnabled: false },
      }),
    },
  ),
  key: kind(
    'AWS::KMS::Key',
    'AwsKmsKey',
    'kms',
    name => `key/${digits(name, 8)}-0000-4000-8000-${digits(name, 12)}`,
  ),
  user: kind('AWS::IAM::User', 'AwsIamUser', 'iam', name => `user/${name}`, {
    global: true,
    untagged: true,
    details: ({ name }) => ({ AwsIamUser: { UserName: name, Path: '/' } }),
  }),
  policy: kind(
    'AWS::IAM::Policy',
    'AwsIamPolicy',
    'iam',
    name => `policy/${name}`,
    {
      global: true,
      untagged: true,
      details: ({ name }) => ({
        AwsIamPolicy: { PolicyName: name, IsAttachable: true },
      }),
    },
  ),
  account: {
    type: 'AWS::::Account',
    findingType: 'AwsAccount',
    arn: ({ account }) => `AWS::::Account:${account}`,
    global: true,
    untagged: true,
  },
  distribution: kind(
    'AWS::CloudFront::Distribution',
    'AwsCloudFrontDistribution',
    'cloudfront',
    name => `distribution/E${digits(name, 13).toUpperCase()}`,
    {
      global: true,
      details: ({ name }) => ({
        AwsCloudFrontDistribution: {
          DomainName: `${name}.cdn.kumo-coffee.example`,
          Status: 'Deployed',
        },
      }),
    },
  ),
  'api-stage': {
    type: 'AWS::ApiGateway::Stage',
    findingType: 'AwsApiGatewayStage',
    arn: ({ region, name }) =>
      `arn:aws:apigateway:${region}::/restapis/${digits(name, 10)}/stages/live`,
    details: () => ({ AwsApiGatewayStage: { StageName: 'live' } }),
  },
  'search-domain': kind(
    'AWS::OpenSearch::Domain',
    'AwsOpenSearchServiceDomain',
    'es',
    name => `domain/${name}`,
  ),
  stream: kind(
    'AWS::Kinesis::Stream',
    'AwsKinesisStream',
    'kinesis',
    name => `stream/${name}`,
  ),
  'file-system': kind(
    'AWS::EFS::FileSystem',
    'AwsEfsFileSystem',
    'elasticfilesystem',
    name => `file-system/fs-0${digits(name, 16)}`,
  ),
  'build-project': kind(
    'AWS::CodeBuild::Project',
    'AwsCodeBuildProject',
    'codebuild',
    name => `project/${name}`,
  ),
  trail: kind(
    'AWS::CloudTrail::Trail',
    'AwsCloudTrailTrail',
    'cloudtrail',
    name => `trail/${name}`,
  ),
  'state-machine': kind(
    'AWS::StepFunctions::StateMachine',
    'AwsStepFunctionStateMachine',
    'states',
    name => `stateMachine:${name}`,
  ),
  warehouse: kind(
    'AWS::Redshift::Cluster',
    'AwsRedshiftCluster',
    'redshift',
    name => `cluster:${name}`,
  ),
};

// Ids of resources follow from their names, so that one resource has one id in all its findings.
function digits(name: string, length: number): string {
  return Random.create(name).hex(length);
}

function groupId(name: string): string {
  return `sg-0${digits(name, 16)}`;
}
