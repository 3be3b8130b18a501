import type { PropertyType } from './schemaFile';
import type { TemplateNames } from './TemplateNames';
import type { FunctionCall } from './values';

function givenBy({ name, argument }: FunctionCall, names: TemplateNames) {
  switch (name) {
    case 'Ref':
      return typeof argument === 'string' ? names.kindOf(argument) : undefined;
    case 'Fn::Sub':
    case 'Fn::Join':
    case 'Fn::Base64':
    case 'Fn::ToJsonString':
      return 'text';
    case 'Fn::Cidr':
    case 'Fn::GetAZs':
    case 'Fn::Split':
      return 'list';
    default:
      return undefined;
  }
}

function neededBy(type: PropertyType) {
  if (typeof type === 'string') {
    return type === 'json' || type === 'tag' ? undefined : 'text';
  }
  if ('list' in type) {
    return 'list';
  }
  return 'values' in type ? 'text' : undefined;
}

/** What is wrong with a function where a type belongs: a list for one value or the other way round. What cannot be told is right. */
export function functionKindProblem(
  call: FunctionCall,
  type: PropertyType,
  names: TemplateNames,
): string | undefined {
  const given = givenBy(call, names);
  const needed = neededBy(type);
  if (!given || !needed || given === needed) {
    return undefined;
  }
  return needed === 'list'
    ? `must be a list, and ${call.name} gives one value`
    : `must be one value, and ${call.name} gives a list`;
}
