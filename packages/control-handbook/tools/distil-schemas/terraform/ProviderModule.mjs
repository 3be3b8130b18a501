// Reads back what one module of the npm package @cdktf/provider-aws says of its resource. The code is generated from the provider's schema,
// line by line in the same shape. It is read as text and never run.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const byName = ([a], [b]) => (a < b ? -1 : Number(a > b));
export const sorted = entries => Object.fromEntries([...entries].sort(byName));
const notEmpty = record =>
  Object.fromEntries(
    Object.entries(record).filter(
      ([, value]) => value !== undefined && Object.keys(value).length > 0,
    ),
  );

/** The code of one resource: its module, and for very large ones the parts it is cut into. */
function readCode(folder, extension) {
  const parts = join(folder, 'index-structs');
  const files = [
    join(folder, `index.${extension}`),
    ...(existsSync(parts)
      ? readdirSync(parts)
          .filter(name => /^structs\d+\.[a-z.]+$/.test(name))
          .filter(name => name.endsWith(`.${extension}`))
          .map(name => join(parts, name))
      : []),
  ];
  return files.map(file => readFileSync(file, 'utf8')).join('\n');
}

/** `stringMapList` of a `list` is a list of maps of strings. */
function storedType(container, storage) {
  if (container === 'simple') {
    return storage === 'boolean' ? 'bool' : storage;
  }
  const element = suffix => {
    const inner = /^(.+)(List|Map)$/.exec(suffix);
    return inner
      ? [inner[2].toLowerCase(), element(inner[1])]
      : storedType('simple', suffix);
  };
  return [container, element(storage.replace(/(List|Map)$/, ''))];
}

/** The function that writes a value: one of the module for a nested block or object, one of cdktf for a scalar. */
const writingFunction = /(?:(\w+)\.)?(\w+)ToHclTerraform\b/;

const getterTypes = {
  getStringAttribute: 'string',
  getNumberAttribute: 'number',
  getBooleanAttribute: 'bool',
  getListAttribute: ['list', 'string'],
  getNumberListAttribute: ['list', 'number'],
  getStringMapAttribute: ['map', 'string'],
  getNumberMapAttribute: ['map', 'number'],
  getBooleanMapAttribute: ['map', 'bool'],
  StringMap: ['map', 'string'],
  NumberMap: ['map', 'number'],
  BooleanMap: ['map', 'bool'],
  StringMapList: ['list', ['map', 'string']],
  AnyMap: ['map', 'any'],
};

/** The type that a getter such as `this.getStringAttribute('arn')` reads. */
function getterType(value) {
  const [, getter] = /this\.(get\w+Attribute)\('\w+'\)/.exec(value) ?? [];
  const type = getterTypes[getter] ?? 'any';
  return value.includes('Fn.tolist') && type[0] === 'list'
    ? ['set', type[1]]
    : type;
}

/** What the interface of a resource's own arguments is filed under. */
const metaArguments = 'TerraformMetaArguments';

/** What the module of one resource, data source or provider says. */
export class ProviderModule {
  #interfaces = new Map();
  #functions = new Map();
  #classes = new Map();

  constructor(folder) {
    const code = readCode(folder, 'js');
    for (const part of code.split(/^(?=function |class )/m)) {
      const [, kind, name] = /^(function|class) (\w+)/.exec(part) ?? [];
      if (kind === 'class') {
        this.#classes.set(name, part);
      } else if (name?.endsWith('ToHclTerraform')) {
        this.#functions.set(name.slice(0, -'ToHclTerraform'.length), part);
      }
    }
    for (const part of readCode(folder, 'd.ts').split(
      /^(?=export (?:declare )?(?:interface|class|function))/m,
    )) {
      const [, name, base] =
        /^export interface (\w+)(?: extends cdktf\.(\w+))? /.exec(part) ?? [];
      if (name) {
        const required = [...part.matchAll(/^ {4}readonly (\w+):/gm)];
        this.#interfaces.set(
          // The name of this one is not always that of the class with Config behind.
          base === 'TerraformMetaArguments' ? metaArguments : name,
          new Set(required.map(match => match[1])),
        );
      }
    }
  }

  /** The class of the resource, of the data source, or of the provider. */
  main() {
    for (const [name, code] of this.#classes) {
      const [, base] =
        /^class \w+ extends cdktf\.Terraform(Resource|DataSource|Provider) /.exec(
          code,
        ) ?? [];
      if (base) {
        const [, type] = /terraformResourceType: '(\w+)'/.exec(code);
        const [, provider] = /providerVersion: '([\d.]+)'/.exec(code);
        return { name, base, type, provider, body: this.#mainBody(name) };
      }
    }
    return undefined;
  }

  #mainBody(name) {
    const code = this.#classes.get(name);
    const properties = new Map(
      [
        ...code.matchAll(
          /^ {8}this\._(\w+)(?:\.internalValue)? = config\.(\w+);$/gm,
        ),
      ].map(([, field, property]) => [field, property]),
    );
    return this.#body(
      code,
      code,
      field => properties.get(field),
      metaArguments,
    );
  }

  #nestedBody(name) {
    const className = name[0].toUpperCase() + name.slice(1);
    return this.#body(
      this.#functions.get(name),
      this.#classes.get(`${className}OutputReference`) ?? '',
      property => property,
      className,
    );
  }

  /** What can be written, out of the code that makes HCL of it, and what can only be read, out of the getters. */
  #body(writer, reader, propertyOf, interfaceName) {
    const needed = this.#interfaces.get(interfaceName) ?? new Set();
    const settable = [];
    const blocks = [];
    const required = [];
    for (const [, name, value, , container, storage] of writer.matchAll(
      /^ +(\w+): \{\n +value: (.*)\n +isBlock: (true|false),\n +type: "(\w+)",\n +storageClassType: "(\w+)",$/gm,
    )) {
      const [, property] = /(?:struct\.|this\._)(\w+)/.exec(value);
      const isNeeded = needed.has(propertyOf(property));
      const type = this.#written(name, value, container, storage);
      if (type.nesting) {
        const { nesting, ...rest } = type;
        const min = isNeeded ? { min: 1 } : {};
        blocks.push([name, { nesting, ...min, ...rest }]);
      } else {
        settable.push([name, type]);
        if (isNeeded) {
          required.push(name);
        }
      }
    }
    return notEmpty({
      arguments: sorted(settable),
      required: required.sort(),
      blocks: sorted(blocks),
      computed: sorted(this.#computed(reader)),
    });
  }

  /** A block, or the type of an argument. */
  #written(name, value, container, storage) {
    const [, library, nested] = writingFunction.exec(value) ?? ['', 'cdktf'];
    if (library === 'cdktf') {
      return storedType(container, storage);
    }
    const body = this.#nestedBody(nested);
    const [, isBlock] = /cdktf\.listMapperHcl\(.*, (true|false)\)\(/.exec(
      value,
    ) ?? [undefined, String(container === 'list' || container === 'set')];
    if (isBlock === 'true') {
      const max = value.includes('cdktf.listMapperHcl') ? {} : { max: 1 };
      return { nesting: container, ...max, ...body };
    }
    // Of the single objects, only `timeouts` is a block in this provider.
    if (container === 'struct' && name === 'timeouts') {
      return { nesting: 'single', max: 1, ...body };
    }
    const object = ['object', this.#fieldsOf(body)];
    return container === 'struct' ? object : [container, object];
  }

  #fieldsOf({ arguments: settable = {}, blocks = {}, computed = {} }) {
    const ofBlocks = Object.entries(blocks).map(([name, block]) => [
      name,
      block.nesting === 'single'
        ? ['object', this.#fieldsOf(block)]
        : [block.nesting, ['object', this.#fieldsOf(block)]],
    ]);
    return sorted([
      ...Object.entries(settable),
      ...ofBlocks,
      ...Object.entries(computed),
    ]);
  }

  /** What can only be read: scalars by their getters, objects by what the constructor makes of them. */
  #computed(code) {
    const comment =
      '// (\\w+) - computed: true, optional: false, required: false';
    const getters = code.matchAll(
      new RegExp(
        `^ {4}${comment}\\n {4}get \\w+\\(\\) \\{\\n {8}return (.*);$`,
        'gm',
      ),
    );
    const objects = code.matchAll(
      new RegExp(
        `^ {8}${comment}\\n {8}this\\._\\w+ = new (?:\\w+\\.)?(\\w+)\\(this, "\\w+"(?:, (\\w+))?\\);$`,
        'gm',
      ),
    );
    return [
      ...[...getters].map(([, name, value]) => [name, getterType(value)]),
      ...[...objects].map(([, name, className, isSet]) => [
        name,
        this.#objectType(className, isSet === 'true'),
      ]),
    ];
  }

  #objectType(className, isSet) {
    const simple = getterTypes[className];
    if (simple) {
      return simple;
    }
    const [, element, collection] = /^(\w+?)(List|Map|OutputReference)$/.exec(
      className,
    );
    const object = [
      'object',
      sorted(this.#computed(this.#classes.get(`${element}OutputReference`))),
    ];
    if (collection === 'OutputReference') {
      return object;
    }
    return [isSet ? 'set' : collection.toLowerCase(), object];
  }
}
