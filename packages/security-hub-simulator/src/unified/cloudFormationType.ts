import { resourceKinds } from '../generator/resourceKinds';

const known = new Map([
  ['AwsAccount', 'AWS::::Account'],
  ...Object.values(resourceKinds).map(
    kind => [kind.findingType, kind.type] as const,
  ),
]);

// Services whose name has two humps, and those that are spelled in capitals.
const services =
  /^Aws(ApiGateway|AutoScaling|CertificateManager|CloudFormation|CloudFront|CloudTrail|CloudWatch|CodeBuild|DynamoDB|DynamoDb|ElasticBeanstalk|GuardDuty|OpenSearchService|SageMaker|SecretsManager|StepFunctions|[A-Z][a-z]*[0-9]?)(.+)$/;
const capitals = new Set([
  'Ec2',
  'Ecr',
  'Ecs',
  'Efs',
  'Eks',
  'Iam',
  'Kms',
  'Rds',
  'Sns',
  'Sqs',
  'Ssm',
  'Waf',
]);

/**
 * The type that AWS Config and OCSF findings give to a resource: `AwsS3Bucket`
 * is `AWS::S3::Bucket`. Types of other spellings stay as they are.
 */
export function cloudFormationType(findingType: string): string {
  const match = services.exec(findingType);
  const exact = known.get(findingType);
  if (exact !== undefined || !match) {
    return exact ?? findingType;
  }
  const service = capitals.has(match[1]) ? match[1].toUpperCase() : match[1];
  return `AWS::${service.replace('DynamoDb', 'DynamoDB')}::${match[2]}`;
}
