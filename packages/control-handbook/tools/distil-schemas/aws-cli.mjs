// Makes schemas/aws-cli.json from the package `awscli` 2.x of Debian, unpacked with `dpkg-deb -x`: the commands of the AWS CLI, their
// options, and the shapes of their values.
// Run by hand: node tools/distil-schemas/aws-cli.mjs <unpacked package> <file to write> [command ...]
//
// Why this package, compared in November 2026: npm `aws-sdk` 2.1693.0 is the last of its line, with models that end in November 2024. Debian's
// `python3-botocore` 1.43.117 and the models inside `awscli` 2.38.1 are of the same month, but only `awscli` also carries an index of every
// command and option as the CLI itself builds them, with its renames and additions. So it is better for every service.
//
// The index gives names, what is required, and what takes a value; the models give the shapes of values. Both are joined by their letters
// alone, so that the spelling of options (`DBInstanceIdentifier`, `VPCs`) needs no rule; what the CLI renames is read from its own table.
// Needs node:sqlite, so Node 24. The notation of types is described in src/proofs/awsCli/AwsCliSchemaFile.ts.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

const modelByService = {
  'agent-toolkit': 'agenttoolkit',
  configservice: 'config',
  deploy: 'codedeploy',
  eventsv2: 'eventbridgev2',
  s3api: 's3',
};

/** Options of every command that calls one operation, and those of the ones that read page by page. */
const inputOptions = [
  'cli-input-json',
  'cli-input-yaml',
  'generate-cli-skeleton',
];
const pageOptions = ['starting-token', 'page-size', 'max-items'];

/** Values that the CLI checks by itself, so that neither the index nor a model has them: of every `aws s3` command with such an option. */
const choicesOfS3 = {
  acl: 'private|public-read|public-read-write|authenticated-read|aws-exec-read|bucket-owner-read|bucket-owner-full-control|log-delivery-write',
  'metadata-directive': 'COPY|REPLACE',
  sse: 'AES256|aws:kms',
};

/** Shapes of options that the CLI adds to an operation. */
const addedShapes = [
  [
    /^configservice put-configuration-recorder --recording-group$/,
    '#RecordingGroup',
  ],
  [/^deploy \S+ --github-location$/, '#GitHubLocation'],
  [/^deploy \S+ --s3-location$/, '#S3Location'],
  [/^rds add-option-to-option-group --options$/, '[#OptionConfiguration]'],
  [/^rds remove-option-from-option-group --options$/, '[string]'],
];

/** Sizes of machines: AWS offers new ones, and accepts them, before its models name them. */
const size = /\.(?:\d*x?large|nano|micro|small|medium|metal)\b/;

/** The words of a name without case and hyphens: how an option and the member of a model are recognised as the same. */
const fold = name => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const readJson = file => JSON.parse(readFileSync(file, 'utf8'));

const byName = ([a], [b]) => (a < b ? -1 : Number(a > b));

const sorted = entries => Object.fromEntries([...entries].sort(byName));

function merge(target, extra) {
  for (const [key, value] of Object.entries(extra)) {
    if (typeof target[key] === 'object' && typeof value === 'object') {
      merge(target[key], value);
    } else {
      target[key] = value;
    }
  }
}

/** The newest model of a service, with what the CLI adds to it. */
function readModel(cli, service) {
  const folder = join(cli, 'botocore/data', modelByService[service] ?? service);
  if (!existsSync(folder)) {
    return undefined;
  }
  const version = join(folder, readdirSync(folder).sort().at(-1));
  const model = readJson(join(version, 'service-2.json'));
  const extras = join(version, 'service-2.sdk-extras.json');
  if (existsSync(extras)) {
    merge(model, readJson(extras).merge);
  }
  const waiters = join(version, 'waiters-2.json');
  const byFoldedName = record =>
    new Map(Object.entries(record).map(([name, value]) => [fold(name), value]));
  return {
    shapes: model.shapes,
    operations: byFoldedName(model.operations),
    waiters: byFoldedName(existsSync(waiters) ? readJson(waiters).waiters : {}),
  };
}

/** The CLI's table of options that have another name than their member. */
function readRenames(cli) {
  const source = readFileSync(join(cli, 'customizations/argrename.py'), 'utf8');
  return [
    ...source.matchAll(/'([\w-]+)\.([\w*-]+)\.([\w-]+)': '([\w-]+)'/g),
  ].map(([, service, operation, from, to]) => ({
    applies: command =>
      command === `${service} ${operation}` ||
      (operation === '*' && command.startsWith(`${service} `)),
    from,
    to,
  }));
}

/** The options of every command, by its words: `s3api put-bucket-acl`, `rds wait db-instance-available`; `` holds the global ones. */
function readIndex(cli) {
  const index = new DatabaseSync(join(cli, 'data/ac.index'), {
    readOnly: true,
  });
  const pathOf = ({ parent, command }) =>
    parent ? `${parent}.${command}` : command;
  const paths = new Map();
  const groups = new Set();
  for (const row of index.prepare('SELECT * FROM command_table').all()) {
    paths.set(pathOf(row), []);
    groups.add(row.parent);
  }
  const options = index.prepare('SELECT * FROM param_table ORDER BY param_id');
  for (const row of options.all()) {
    paths.get(pathOf(row)).push(row);
  }
  index.close();
  return new Map(
    [...paths]
      .filter(([path, rows]) => rows.length > 0 || !groups.has(path))
      .map(([path, rows]) => [path.split('.').slice(1).join(' '), rows]),
  );
}

/** Writes the types of one service, and collects the shapes that they name. */
function typesOf(service, model, shapes) {
  function nameOf(name) {
    const key = `${service}.${name}`;
    const { enum: values, members, required = [] } = model.shapes[name];
    if (!shapes.has(key)) {
      shapes.set(key, values ?? {});
      if (!values) {
        const all = Object.entries(members).map(([member, target]) => {
          const filledIn = target.idempotencyToken || target.jsonvalue;
          const mark = required.includes(member) && !filledIn ? '!' : '';
          return [member, `${typeOf(target.shape)}${mark}`];
        });
        shapes.set(key, sorted(all));
      }
    }
    return `#${name}`;
  }
  function typeOf(name, outer = []) {
    const shape = model.shapes[name];
    if (shape.document || shape.eventstream || outer.includes(name)) {
      return 'any';
    }
    const inner = [...outer, name];
    switch (shape.type) {
      case 'structure':
        return nameOf(name);
      case 'list':
        return `[${typeOf(shape.member.shape, inner)}]`;
      case 'map': {
        const value = typeOf(shape.value.shape, inner);
        const key = model.shapes[shape.key.shape];
        return key.enum
          ? `{${nameOf(shape.key.shape)}:${value}}`
          : `{${value}}`;
      }
      case 'string':
        return shape.enum && !shape.enum.some(value => size.test(value))
          ? nameOf(name)
          : 'string';
      case 'character':
        return 'string';
      case 'integer':
      case 'long': {
        const range = [shape.min, shape.max].map(limit => limit ?? '');
        return range.join('') ? `integer(${range.join('..')})` : 'integer';
      }
      case 'float':
        return 'double';
      default:
        return shape.type;
    }
  }
  return typeOf;
}

/** The member of the operation's input that an option is for, and its shape. */
function memberOf(command, option, members, renames) {
  const names = [
    option,
    ...renames
      .filter(({ applies, to }) => to === option && applies(command))
      .map(({ from }) => from),
  ].map(fold);
  return Object.entries(members).find(([name]) => names.includes(fold(name)));
}

/** The type of an option that the CLI adds, when its shape is one of the model's. */
function addedType(command, { argname }, typeOf) {
  const [, added] =
    addedShapes.find(([pattern]) => pattern.test(`${command} --${argname}`)) ??
    [];
  const [, name] = /#(\w+)/.exec(added ?? '') ?? [];
  if (name) {
    typeOf(name);
  }
  return added;
}

/** How an option without a member in the model is written: the CLI's own. */
function ownType(words, { argname, type_name: type, nargs }) {
  const known = words[0] === 's3' && choicesOfS3[argname];
  const loose = {
    float: 'double',
    int: 'integer',
    list: '[any]',
    long: 'integer',
    map: 'any',
    structure: 'any',
  };
  const count = nargs && type !== 'list' ? ` ${nargs}` : '';
  return `${known || (loose[type] ?? type)}${count}`;
}

function distilCommand(command, rows, model, renames, shapes) {
  const words = command.split(' ');
  const name = fold(words.at(-1));
  const operation = model?.operations.get(
    words[1] === 'wait' ? fold(model.waiters.get(name)?.operation ?? '') : name,
  );
  const members =
    (operation?.input && model.shapes[operation.input.shape].members) ?? {};
  const typeOf = model && typesOf(words[0], model, shapes);
  const names = new Set(rows.map(row => row.argname));
  const left = rows.filter(
    ({ argname }) =>
      !inputOptions.includes(argname) &&
      !pageOptions.includes(argname) &&
      !(argname.startsWith('no-') && names.has(argname.slice(3))),
  );
  const isPositional = row =>
    row.positional_arg === '1' ||
    (row.argname === 'outfile' && name !== 'createvirtualmfadevice');
  const positional = left.filter(isPositional).map(({ nargs }) => nargs);
  const either = [];
  const memberNames = {};
  const options = left
    .filter(row => !isPositional(row))
    .map(row => {
      const { argname, type_name: type } = row;
      const member = memberOf(command, argname, members, renames);
      const paired = names.has(`no-${argname}`);
      const opposite = renames.find(
        ({ applies, from, to }) =>
          from === `no-${argname}` && applies(command) && names.has(to),
      );
      const required = row.required === 1;
      if (opposite && required) {
        either.push([argname, opposite.to]);
      }
      const mark = required && !opposite ? '!' : '';
      if (type === 'boolean') {
        return [argname, `${paired ? 'boolean' : 'flag'}${mark}`];
      }
      if (member && fold(member[0]) !== fold(argname)) {
        memberNames[argname] = member[0];
      }
      const written = member
        ? typeOf(member[1].shape)
        : addedType(command, row, typeOf) ?? ownType(words, row);
      return [argname, `${written}${paired ? ' ?' : ''}${mark}`];
    });
  return {
    ...(inputOptions.every(option => names.has(option)) ? {} : { own: true }),
    ...(pageOptions.every(option => names.has(option)) ? { pages: true } : {}),
    ...(positional.length > 0
      ? { positional: positional.map(count => count ?? '1') }
      : {}),
    ...(either.length > 0 ? { either } : {}),
    ...(Object.keys(memberNames).length > 0 ? { members: memberNames } : {}),
    options: sorted(options),
  };
}

/**
 * @param directory The unpacked package.
 * @param used Commands to take, such as `s3api put-bucket-acl`, with or without further words; all without it.
 * @param date Today, `YYYY-MM-DD`.
 */
export function distilAwsCli(
  directory,
  used,
  date = new Date().toISOString().slice(0, 10),
) {
  const cli = [directory, join(directory, 'usr/lib/python3/dist-packages')]
    .map(parent => join(parent, 'awscli'))
    .find(existsSync);
  const init = readFileSync(join(cli, '__init__.py'), 'utf8');
  const [, version] = /^__version__ = '(.*)'$/m.exec(init);
  const index = readIndex(cli);
  const wanted = used?.map(
    words =>
      [3, 2, 1]
        .map(count => words.split(' ').slice(0, count).join(' '))
        .find(command => index.has(command)) ?? [],
  );
  const renames = readRenames(cli);
  const models = new Map();
  const shapes = new Map();
  const commands = [];
  for (const command of new Set(wanted?.flat() ?? index.keys())) {
    const [service] = command.split(' ');
    if (service && !models.has(service)) {
      models.set(service, readModel(cli, service));
    }
    if (service) {
      const rows = index.get(command);
      const model = models.get(service);
      commands.push([
        command,
        distilCommand(command, rows, model, renames, shapes),
      ]);
    }
  }
  const globals = readJson(join(cli, 'data/cli.json')).options;
  const withValue = type => (type === 'int' ? 'integer' : 'string');
  return {
    source: 'awscli',
    version,
    date,
    globals: sorted(
      Object.entries(globals).map(([name, { action, choices, type }]) => [
        name,
        choices?.join('|') ?? (action ? 'flag' : withValue(type)),
      ]),
    ),
    commands: sorted(commands),
    shapes: sorted(shapes),
  };
}

/** A command or shape a line, so that a change can be read. */
export function formatAwsCli({ commands, shapes, ...head }) {
  const linesOf = record =>
    Object.entries(record)
      .map(
        ([name, value]) =>
          `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
      )
      .join(',\n');
  return `${JSON.stringify(head, undefined, 2).slice(0, -2)},
  "commands": {
${linesOf(commands)}
  },
  "shapes": {
${linesOf(shapes)}
  }
}
`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [directory, file, ...used] = process.argv.slice(2);
  if (!directory || !file) {
    process.stderr.write(
      'Usage: node tools/distil-schemas/aws-cli.mjs <unpacked package> <file to write> [command ...]\n',
    );
    process.exit(2);
  }
  const distilled = distilAwsCli(directory, used.length > 0 ? used : undefined);
  writeFileSync(file, formatAwsCli(distilled));
  process.stdout.write(
    `${Object.keys(distilled.commands).length} commands written\n`,
  );
}
