import type { CloudFormationSchema } from './CloudFormationSchema';
import type { Definition, PropertyType, ResourceSchema } from './schemaFile';

/** Whether a change of a property makes CloudFormation replace the resource: `no` also for what the schema does not know. */
export type Replacement = 'yes' | 'maybe' | 'no';

function strongest(answers: readonly Replacement[]): Replacement {
  if (answers.includes('yes')) {
    return 'yes';
  }
  return answers.includes('maybe') ? 'maybe' : 'no';
}

/** What is below a property. Lists are passed through, maps are entered by key. */
function within(
  type: PropertyType | undefined,
  path: readonly string[],
  resource: ResourceSchema,
): Replacement {
  if (typeof type !== 'object') {
    return 'no';
  }
  if ('ref' in type) {
    return at(resource.definitions[type.ref], path, resource);
  }
  if ('list' in type) {
    return within(type.list, path, resource);
  }
  if ('map' in type) {
    return within(type.map, path.slice(1), resource);
  }
  return 'any' in type
    ? strongest(type.any.map(each => within(each, path, resource)))
    : 'no';
}

function at(
  definition: Definition | undefined,
  [name, ...path]: readonly string[],
  resource: ResourceSchema,
): Replacement {
  if (name === undefined || !definition) {
    return 'no';
  }
  if (definition.replaces?.includes(name)) {
    return 'yes';
  }
  return strongest([
    definition.mayReplace?.includes(name) ? 'maybe' : 'no',
    within(definition.properties[name], path, resource),
  ]);
}

/**
 * What a stack update does with a resource of which one property changes. A part of it is enough: when `EncryptionConfig` replaces the
 * resource, so does all that is in it.
 *
 * @param type e.g. `AWS::RDS::DBInstance`
 * @param property dotted path under `Properties`, as in `tested`
 */
export function replacementBy(
  schema: CloudFormationSchema,
  type: string,
  property: string,
): Replacement {
  const resource = schema.resource(type);
  return resource ? at(resource, property.split('.'), resource) : 'no';
}
