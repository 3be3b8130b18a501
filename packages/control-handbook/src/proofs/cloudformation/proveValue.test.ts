import fc from 'fast-check';
import { defaultCloudFormationSchema } from './defaultCloudFormationSchema';
import { proveTemplate } from './proveTemplate';
import type { Definition, PropertyType, ResourceSchema } from './schemaFile';

const schema = defaultCloudFormationSchema();

/** Values that fit a type, down to a few levels. */
function fitting(
  type: PropertyType,
  resource: ResourceSchema,
  depth: number,
): fc.Arbitrary<unknown> {
  switch (type) {
    case 'string':
      return fc
        .oneof(fc.string(), fc.integer(), fc.boolean())
        .filter(value => !String(value).includes('${AWS::'));
    case 'integer':
      return fc.oneof(fc.integer(), fc.integer().map(String));
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'boolean':
      return fc.constantFrom(true, false, 'true', 'false');
    case 'json':
      return fc.constantFrom({ Statement: [{ Effect: 'Deny' }] }, '{}', []);
    case 'tag':
      return fc.record({ Key: fc.string(), Value: fc.string() });
    default:
  }
  if ('values' in type) {
    return fc.constantFrom(...type.values);
  } else if ('list' in type) {
    return depth > 0
      ? fc.array(fitting(type.list, resource, depth), { maxLength: 2 })
      : fc.constant([]);
  } else if ('map' in type) {
    return depth > 0
      ? fc.dictionary(
          fc.stringMatching(/^[a-z]{1,5}$/),
          fitting(type.map, resource, depth),
          { maxKeys: 2 },
        )
      : fc.constant({});
  } else if ('any' in type) {
    return fc.oneof(...type.any.map(each => fitting(each, resource, depth)));
  }
  return object(resource.definitions[type.ref]!, resource, depth - 1);
}

function object(
  { properties, required = [] }: Definition,
  resource: ResourceSchema,
  depth: number,
): fc.Arbitrary<Record<string, unknown>> {
  const entries = Object.entries(properties).filter(
    ([name]) => depth > 0 || required.includes(name),
  );
  return fc.record(
    Object.fromEntries(
      entries.map(([name, type]) => [name, fitting(type, resource, depth)]),
    ),
    { requiredKeys: required },
  );
}

const resources = fc
  .constantFrom(...schema.types())
  .filter(
    type =>
      Object.keys(schema.resource(type)!.properties).length > 0 &&
      type !== 'AWS::CloudFormation::CustomResource',
  )
  .chain(Type =>
    fc.record({
      Type: fc.constant(Type),
      Properties: object(schema.resource(Type)!, schema.resource(Type)!, 3),
    }),
  );

const problemsOf = (resource: { Type: string; Properties: unknown }) =>
  proveTemplate({ Resources: { It: resource } }, schema).problems;

describe('proveValue', () => {
  it('accepts every resource that fits the schema', () => {
    fc.assert(
      fc.property(resources, resource => {
        expect(problemsOf(resource)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('misses each property that is needed, and finds each that is misspelt', () => {
    fc.assert(
      fc.property(resources, fc.nat(), ({ Type, Properties }, pick) => {
        const keys = Object.keys(Properties);
        fc.pre(keys.length > 0);
        const key = keys[pick % keys.length]!;
        const { [key]: value, ...rest } = Properties;
        const isNeeded = schema.resource(Type)!.required?.includes(key);
        expect(problemsOf({ Type, Properties: rest })).toEqual(
          isNeeded ? [`It: ${Type} needs the property ${key}`] : [],
        );
        expect(
          problemsOf({ Type, Properties: { ...rest, [`${key}_`]: value } })[0],
        ).toContain(`${Type} has no property ${key}_; did you mean `);
      }),
      { numRuns: 200 },
    );
  });
});
