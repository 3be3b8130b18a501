import { AwsCliSchema, defaultAwsCliSchema } from './AwsCliSchema';
import { testSchema } from './testSchema';
import type { ValueType } from './ValueType';

/** Reads every member once. */
function visit(type: ValueType, seen = new Set<ValueType>()): number {
  if (seen.has(type)) {
    return 0;
  }
  seen.add(type);
  switch (type.kind) {
    case 'list':
      return visit(type.item, seen);
    case 'map':
      return visit(type.key, seen) + visit(type.value, seen);
    case 'structure':
      return [...type.members().values()].reduce(
        (sum, member) => sum + 1 + visit(member.type, seen),
        0,
      );
    default:
      return 0;
  }
}

describe('AwsCliSchema', () => {
  it('gives the options of a command, and those of all commands', () => {
    const schema = testSchema();
    expect(schema.origin).toMatchObject({ source: 'awscli' });
    const command = schema.command('dynamodb put-item');
    expect(command?.options.get('table-name')).toEqual({
      type: { kind: 'string' },
      required: true,
    });
    expect(command?.options.get('query')?.required).toBe(false);
    expect(command?.options.has('cli-input-json')).toBe(true);
    expect(command?.options.has('max-items')).toBe(false);
    expect(schema.command('s3 cp')?.options.has('cli-input-json')).toBe(false);
    expect(schema.command('s3 cp')?.positional).toEqual([2, 2]);
    expect(
      schema.command('ec2 describe-instances')?.options.has('max-items'),
    ).toBe(true);
    expect(
      schema.command('eks update-cluster-version')?.inputs.has('version'),
    ).toBe(true);
    expect(schema.command('s3api')).toBeUndefined();
    expect(schema.command('constructor')).toBeUndefined();
  });

  it('refuses what is no schema', () => {
    expect(() => AwsCliSchema.create({})).toThrow();
    const broken = AwsCliSchema.create({
      source: 'awscli',
      version: '2.0.0',
      date: '2026-11-26',
      globals: {},
      commands: {
        'a b': { options: { c: '#Missing' } },
        'a c': { options: { c: 'strnig' } },
      },
      shapes: {},
    });
    expect(() => broken.command('a b')).toThrow('no shape a.Missing');
    expect(() => broken.command('a c')).toThrow('"strnig" is no type');
  });

  it('has a committed schema in which every type can be read', () => {
    const schema = defaultAwsCliSchema();
    let members = 0;
    for (const name of schema.names()) {
      for (const { type } of schema.command(name)?.options.values() ?? []) {
        members += visit(type);
      }
    }
    expect(schema.names().length).toBeGreaterThan(80);
    expect(members).toBeGreaterThan(300);
  });
});
