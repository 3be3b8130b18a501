/** A member of a structure. */
export interface StructureMember {
  type: ValueType;
  required: boolean;
}

/** What a value may be. A `flag` has no value; a `boolean` has none on the command line, where it is `--x` or `--no-x`. */
export type ValueType =
  | { kind: 'any' | 'string' | 'boolean' | 'flag' | 'timestamp' | 'blob' }
  | { kind: 'double' }
  | { kind: 'integer'; least?: number; most?: number }
  | { kind: 'choice'; values: readonly string[] }
  | { kind: 'list'; item: ValueType }
  | { kind: 'map'; key: ValueType; value: ValueType }
  // Members are looked up when they are needed: structures can hold themselves.
  | { kind: 'structure'; members: () => ReadonlyMap<string, StructureMember> };

/** An option or member as the schema file writes it. */
export interface WrittenType {
  type: ValueType;
  required: boolean;
  /** Number of words on the command line, when it is not the usual one: `?`, `+` or a number. */
  count?: string;
}

const plainKinds = [
  'any',
  'string',
  'boolean',
  'flag',
  'timestamp',
  'blob',
] as const;

/**
 * Reads the notation of `AwsCliSchemaFile`.
 *
 * @param named What `#Name` stands for.
 * @throws Error when the text is no type: the file is generated, so that is a broken installation.
 */
export function parseType(
  text: string,
  named: (name: string) => ValueType,
): WrittenType {
  const [, type = '', count, required] =
    /^(.*?)(?: (\?|\+|\d+))?(!)?$/.exec(text) ?? [];
  return {
    type: parseValueType(type, named),
    required: required !== undefined,
    ...(count === undefined ? {} : { count }),
  };
}

function parseValueType(
  text: string,
  named: (name: string) => ValueType,
): ValueType {
  const plain = plainKinds.find(kind => kind === text);
  if (plain) {
    return { kind: plain };
  }
  if (text === 'double') {
    return { kind: 'double' };
  }
  const [, inner = ''] = /^[[{](.*)[\]}]$/.exec(text) ?? [];
  if (text.startsWith('[')) {
    return { kind: 'list', item: parseValueType(inner, named) };
  }
  if (text.startsWith('{')) {
    const [, key, value = inner] = /^(#\w+):(.*)$/.exec(inner) ?? [];
    return {
      kind: 'map',
      key: key ? named(key.slice(1)) : { kind: 'string' },
      value: parseValueType(value, named),
    };
  }
  if (text.startsWith('#')) {
    return named(text.slice(1));
  }
  const integer = /^integer(?:\((-?\d*)\.\.(-?\d*)\))?$/.exec(text);
  if (integer) {
    const [, least, most] = integer;
    return {
      kind: 'integer',
      ...(least ? { least: Number(least) } : {}),
      ...(most ? { most: Number(most) } : {}),
    };
  }
  if (text.includes('|')) {
    return { kind: 'choice', values: text.split('|') };
  }
  throw new Error(`"${text}" is no type`);
}
