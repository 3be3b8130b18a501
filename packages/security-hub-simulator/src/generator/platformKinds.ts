import { digits, kind, ResourceKind } from './ResourceKind';

/** Containers, edges, identities and the rest. */
export const platformKinds: Readonly<Record<string, ResourceKind>> = {
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
