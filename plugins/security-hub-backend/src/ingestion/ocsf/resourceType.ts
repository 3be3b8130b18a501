/** Services, and kinds of a service, that ASFF calls otherwise than its general rule would. */
const services: Readonly<Record<string, string>> = {
  ACM: 'CertificateManager',
  ElasticLoadBalancing: 'Elb',
  ElasticLoadBalancingV2: 'Elbv2',
  OpenSearch: 'OpenSearchService',
  StepFunctions: 'StepFunction',
  WAFv2: 'Wafv2',
};
const types: Readonly<Record<string, string>> = {
  'AWS::ECR::Image': 'AwsEcrContainerImage',
  'AWS::Events::EventBus': 'AwsEventsEventbus',
  'AWS::::Account': 'AwsAccount',
};

/**
 * The type of a resource as ASFF spells it: `AWS::EC2::Instance` is `AwsEc2Instance`, `AWS::RDS::DBInstance` is `AwsRdsDbInstance`. A
 * type that is not spelled as in CloudFormation stays as it is.
 */
export function resourceType(type: string): string {
  const known = own(types, type);
  if (known !== undefined) {
    return known;
  }
  const [, service, kind] =
    /^AWS::([A-Za-z0-9]{1,100})::([A-Za-z0-9]{1,100})$/.exec(type) ?? [];
  return service === undefined
    ? type
    : `Aws${own(services, service) ?? calm(service)}${calm(kind)}`;
}

/** Of capitals in a row only the first stays one, and the last where a word begins with it: `DBInstance` is `DbInstance`. */
function calm(name: string): string {
  return name.replace(/(?<=[A-Z0-9])[A-Z](?![a-z])/g, letter =>
    letter.toLowerCase(),
  );
}

function own(
  table: Readonly<Record<string, string>>,
  key: string,
): string | undefined {
  return Object.prototype.hasOwnProperty.call(table, key)
    ? table[key]
    : undefined;
}
