import { resourceType } from './resourceType';

describe('resourceType', () => {
  it.each([
    ['AWS::EC2::Instance', 'AwsEc2Instance'],
    ['AWS::EC2::VPCEndpoint', 'AwsEc2VpcEndpoint'],
    ['AWS::RDS::DBInstance', 'AwsRdsDbInstance'],
    ['AWS::DynamoDB::Table', 'AwsDynamoDbTable'],
    ['AWS::ApiGatewayV2::Stage', 'AwsApiGatewayV2Stage'],
    ['AWS::WAFv2::WebACL', 'AwsWafv2WebAcl'],
    ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'AwsElbv2LoadBalancer'],
    ['AWS::ACM::Certificate', 'AwsCertificateManagerCertificate'],
    ['AWS::StepFunctions::StateMachine', 'AwsStepFunctionStateMachine'],
    ['AWS::::Account', 'AwsAccount'],
    ['AwsS3Bucket', 'AwsS3Bucket'],
    ['AWS::constructor::toString', 'AwsconstructortoString'],
    ['Azure::VM', 'Azure::VM'],
    ['constructor', 'constructor'],
  ])('%s is %s', (type, expected) => {
    expect(resourceType(type)).toBe(expected);
  });
});
