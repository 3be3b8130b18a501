import * as fc from 'fast-check';
import { defaultTerraformSchema } from './defaultTerraformSchema';
import { proveTerraform } from './proveTerraform';
import type { BodySchema, TerraformType } from './schemaFile';

const schema = defaultTerraformSchema();

const scalars: Record<string, fc.Arbitrary<unknown>> = {
  string: fc.constantFrom('a', 5, true, '${var.any}', 'a-${var.any}'),
  number: fc.constantFrom(5, '5', -1.5, '${var.any}', '${f("}")}'),
  bool: fc.constantFrom(true, 'false', '${var.any}'),
  any: fc.constantFrom('a', [{ a: 1 }]),
};

function valueOf(type: TerraformType): fc.Arbitrary<unknown> {
  if (typeof type === 'string') {
    return scalars[type]!;
  }
  const [kind, inner] = type;
  if (kind === 'object') {
    const entries = Object.entries(inner).map(
      ([name, each]) => [name, valueOf(each)] as const,
    );
    return fc.record(Object.fromEntries(entries), { requiredKeys: [] });
  }
  const values = fc.array(valueOf(inner), { minLength: 1, maxLength: 2 });
  return kind === 'map'
    ? values.map(list => Object.fromEntries(list.entries()))
    : values;
}

function bodyOf(body: BodySchema): fc.Arbitrary<Record<string, unknown>> {
  const values = Object.entries(body.arguments).map(
    ([name, type]) => [name, valueOf(type)] as const,
  );
  const blocks = Object.entries(body.blocks).map(([name, block]) => {
    const list = fc.array(
      fc.constant(undefined).chain(() => bodyOf(block)),
      {
        minLength: Math.max(1, block.min),
        maxLength: block.max ?? 2,
      },
    );
    return [name, list] as const;
  });
  const needed = Object.keys(body.blocks).filter(
    name => body.blocks[name]!.min > 0,
  );
  return fc.record(Object.fromEntries([...values, ...blocks]), {
    requiredKeys: [...body.required, ...needed],
    noNullPrototype: true,
  });
}

const types = schema.types().filter(type => !type.startsWith('data.'));
const resources = fc
  .constantFrom(...types)
  .chain(type => fc.tuple(fc.constant(type), bodyOf(schema.body(type)!)));

const problemsOf = (type: string, body: Record<string, unknown>) =>
  proveTerraform(
    { variable: { any: [{}] }, resource: { [type]: { x: [body] } } },
    schema,
  ).problems;

type Fields = Record<string, unknown>;
/** Makes a body wrong; `undefined` when the schema has nothing to be wrong about. */
type Mistake = (body: Fields, known: BodySchema) => Fields | undefined;

const first = <Value>(
  record: Record<string, Value>,
  fits: (value: Value) => boolean = () => true,
) => Object.entries(record).find(([, value]) => fits(value))?.[0];
const set = (body: Fields, name: string | undefined, value: unknown) =>
  name === undefined ? undefined : { ...body, [name]: value };
const without = (body: Fields, name: string | undefined) =>
  name === undefined
    ? undefined
    : Object.fromEntries(Object.entries(body).filter(([key]) => key !== name));

const mistakes: Record<string, Mistake> = {
  'an unknown name': body => set(body, 'no_such_name', 1),
  'a name that can only be read': (body, { computed }) =>
    set(body, first(computed), 'a'),
  'no required argument': (body, { required }) => without(body, required[0]),
  'a required argument without a value': (body, { required }) =>
    set(body, required[0], null),
  'a block written as an argument': (body, { blocks }) =>
    set(body, first(blocks), {}),
  'no required block': (body, { blocks }) =>
    without(
      body,
      first(blocks, ({ min }) => min > 0),
    ),
  'a block too many': (body, { blocks }) =>
    set(
      body,
      first(blocks, ({ max }) => max === 1),
      [{}, {}],
    ),
  'a list instead of a scalar': (body, known) =>
    set(
      body,
      first(known.arguments, type => type === 'string' || type === 'bool'),
      ['a'],
    ),
  'text instead of a list or map': (body, known) =>
    set(
      body,
      first(known.arguments, type => Array.isArray(type)),
      'a',
    ),
};

describe('proveBody', () => {
  it('accepts whatever the schema describes', () => {
    fc.assert(
      fc.property(resources, ([type, body]) => {
        expect(problemsOf(type, body)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it.each(Object.entries(mistakes))('finds %s', (_, mistake) => {
    let found = 0;
    fc.assert(
      fc.property(resources, ([type, body]) => {
        const wrong = mistake(body, schema.body(type)!);
        if (wrong) {
          found += 1;
          expect(problemsOf(type, wrong)).not.toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
    expect(found).toBeGreaterThan(5);
  });
});
