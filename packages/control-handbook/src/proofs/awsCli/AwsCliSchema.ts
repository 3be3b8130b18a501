import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageDirectory } from '../../loader/packageDirectory';
import type { SchemaOrigin } from '../Proof';
import {
  awsCliFileSchema,
  type AwsCliFile,
  type CommandRecord,
} from './AwsCliSchemaFile';
import {
  parseType,
  type StructureMember,
  type ValueType,
  type WrittenType,
} from './ValueType';

/** A command with the types of its options, those of all commands included. */
export interface CommandSchema {
  /** `s3api put-bucket-acl` */
  name: string;
  options: ReadonlyMap<string, WrittenType>;
  /** Options of its input document, by what the API calls them. */
  inputs: ReadonlyMap<string, WrittenType>;
  /** How many words without an option it takes, at least and at most. */
  positional: readonly [number, number];
  either: readonly (readonly string[])[];
}

const inputOptions = {
  'cli-input-json': 'string',
  'cli-input-yaml': 'string',
  'generate-cli-skeleton': 'input|output|yaml-input ?',
};
const pageOptions = {
  'max-items': 'integer',
  'page-size': 'integer',
  'starting-token': 'string',
};

/** Letters and digits alone: an option and what the API calls it have them in common. */
const fold = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Read-only lookups over the commands that were distilled: those which the pages use. */
export class AwsCliSchema {
  /**
   * Validates what a schema file holds.
   *
   * @throws when it does not fit: the file is generated, so that is a broken installation.
   */
  static create(json: unknown) {
    return new AwsCliSchema(awsCliFileSchema.parse(json));
  }

  readonly origin: SchemaOrigin;
  readonly #globals: ReadonlyMap<string, WrittenType>;
  readonly #commands: ReadonlyMap<string, CommandRecord>;
  readonly #shapes: ReadonlyMap<string, AwsCliFile['shapes'][string]>;
  readonly #types = new Map<string, ValueType>();

  private constructor({ globals, commands, shapes, ...origin }: AwsCliFile) {
    this.origin = origin;
    this.#commands = new Map(Object.entries(commands));
    this.#shapes = new Map(Object.entries(shapes));
    this.#globals = this.#typesOf(globals, '');
  }

  /** Every command, in order. */
  names(): readonly string[] {
    return [...this.#commands.keys()];
  }

  /** The option of all commands with this name, without dashes. */
  global(option: string): WrittenType | undefined {
    return this.#globals.get(option);
  }

  /** What a command takes, by its words such as `rds wait db-instance-available`. */
  command(name: string): CommandSchema | undefined {
    const record = this.#commands.get(name);
    if (!record) {
      return undefined;
    }
    const [service = ''] = name.split(' ');
    const own = this.#typesOf(record.options, service);
    const members = new Map(Object.entries(record.members ?? {}));
    const counts = record.positional ?? [];
    return {
      name,
      options: new Map([
        ...this.#globals,
        ...this.#typesOf(record.own ? {} : inputOptions, service),
        ...this.#typesOf(record.pages ? pageOptions : {}, service),
        ...own,
      ]),
      inputs: new Map(
        [...own].map(([option, written]) => [
          fold(members.get(option) ?? option),
          written,
        ]),
      ),
      positional: [
        counts.reduce((sum, count) => sum + (Number(count) || 0), 0),
        counts.reduce((sum, count) => sum + (Number(count) || 1), 0),
      ],
      either: record.either ?? [],
    };
  }

  #typesOf(written: Record<string, string>, service: string) {
    return new Map(
      Object.entries(written).map(([name, text]) => [
        name,
        parseType(text, shape => this.#shape(`${service}.${shape}`)),
      ]),
    );
  }

  #shape(name: string): ValueType {
    const known = this.#types.get(name);
    if (known) {
      return known;
    }
    const shape = this.#shapes.get(name);
    if (!shape) {
      throw new Error(`The schema has no shape ${name}`);
    }
    const [service = ''] = name.split('.');
    let members: ReadonlyMap<string, StructureMember> | undefined;
    const type: ValueType = Array.isArray(shape)
      ? { kind: 'choice', values: shape }
      : {
          kind: 'structure',
          members: () => (members ??= this.#typesOf(shape, service)),
        };
    this.#types.set(name, type);
    return type;
  }
}

let shipped: AwsCliSchema | undefined;

/** The committed schema. Read once, at the first use. */
export function defaultAwsCliSchema(): AwsCliSchema {
  shipped ??= AwsCliSchema.create(
    JSON.parse(
      readFileSync(join(packageDirectory(), 'schemas', 'aws-cli.json'), 'utf8'),
    ),
  );
  return shipped;
}
