import { didYouMean } from '../didYouMean';
import { called, isObject } from './values';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
const listableTypes = [
  'AWS::EC2::AvailabilityZone::Name',
  'AWS::EC2::Image::Id',
  'AWS::EC2::Instance::Id',
  'AWS::EC2::SecurityGroup::GroupName',
  'AWS::EC2::SecurityGroup::Id',
  'AWS::EC2::Subnet::Id',
  'AWS::EC2::VPC::Id',
  'AWS::EC2::Volume::Id',
  'AWS::Route53::HostedZone::Id',
];

const stored = [
  'String',
  'CommaDelimitedList',
  'List<String>',
  'AWS::EC2::KeyPair::KeyName',
  ...listableTypes.flatMap(type => [type, `List<${type}>`]),
];

const parameterTypes: ReadonlySet<string> = new Set([
  'Number',
  'List<Number>',
  'AWS::SSM::Parameter::Name',
  ...stored.filter(type => type !== 'List<String>'),
  ...stored.map(type => `AWS::SSM::Parameter::Value<${type}>`),
]);

const parameterAttributes = [
  'AllowedPattern',
  'AllowedValues',
  'ConstraintDescription',
  'Default',
  'Description',
  'MaxLength',
  'MaxValue',
  'MinLength',
  'MinValue',
  'NoEcho',
  'Type',
];

/** Whether a parameter of this type is a list where it is used. */
export function isListParameter(type: string): boolean {
  return type.includes('List');
}

/** What is wrong with the declaration of a parameter. */
export function parameterProblems(name: string, parameter: unknown): string[] {
  if (!isObject(parameter)) {
    return [`Parameters.${name}: must be an object, not ${called(parameter)}`];
  }
  const problems = Object.keys(parameter)
    .filter(attribute => !parameterAttributes.includes(attribute))
    .map(
      attribute =>
        `unknown attribute ${attribute}${didYouMean(
          attribute,
          parameterAttributes,
        )}`,
    );
  const { Type: type, Default: value, AllowedValues: allowed } = parameter;
  if (typeof type !== 'string') {
    problems.push('needs a Type');
  } else if (!parameterTypes.has(type)) {
    problems.push(`unknown type ${type}${didYouMean(type, parameterTypes)}`);
  }
  if (
    value !== undefined &&
    typeof type === 'string' &&
    !isListParameter(type) &&
    Array.isArray(allowed) &&
    !allowed.map(String).includes(String(value))
  ) {
    problems.push(`the default ${called(value)} is not an allowed value`);
  }
  return problems.map(problem => `Parameters.${name}: ${problem}`);
}
