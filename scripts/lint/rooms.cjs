const { join } = require('node:path');
const { platformPatterns } = require('./house.cjs');

const modules = join(__dirname, '..', '..', 'node_modules');

/** The rooms of the backend plugin that are pure: data in, data out. */
const pureRooms = [
  {
    name: 'ownership',
    files: ['./src/ownership/!(index).ts', './src/ownership/!(catalog)/**'],
  },
  { name: 'priority', files: ['./src/priority/**'] },
  { name: 'ingestion/asff', files: ['./src/ingestion/asff/**'] },
  { name: 'ingestion/ocsf', files: ['./src/ingestion/ocsf/**'] },
  { name: 'ingestion/issue', files: ['./src/ingestion/issue/**'] },
  {
    name: 'ingestion/push/events',
    files: ['./src/ingestion/push/events/**'],
  },
  { name: 'triage/state', files: ['./src/triage/state/**'] },
];

const pureFiles = pureRooms.flatMap(({ files }) =>
  files.map(file => file.replace(/^\.\//, '')),
);

/** What pure rooms may import inside the plugin: one another, and plain types of settings. */
const pureSources = [
  './ownership',
  './priority',
  './ingestion/asff',
  './ingestion/ocsf',
  './ingestion/issue',
  './ingestion/push/events',
  './triage/state',
  './config/settings.ts',
  './accounts',
  './hashing',
];

const notAws = ['./src/*.ts', './src/!(aws)/**'];
const notConfig = ['./src/*.ts', './src/!(config)/**'];

/** Which files of the backend plugin may import what; see docs/architecture. */
const zones = [
  {
    target: notAws,
    from: join(modules, '@aws-sdk'),
    message: 'Only src/aws talks to AWS.',
  },
  {
    target: notAws,
    from: join(modules, '@smithy'),
    message: 'Only src/aws talks to AWS.',
  },
  {
    target: notConfig,
    from: join(modules, '@backstage', 'config'),
    message: 'Only src/config reads the configuration.',
  },
  ...pureRooms.flatMap(({ name, files }) => [
    {
      target: files,
      from: './src',
      except: pureSources,
      message: `src/${name} is pure: it imports only the common package.`,
    },
    {
      target: files,
      from: './src/ownership/catalog',
      message: `src/${name} is pure: it does not read the catalog.`,
    },
  ]),
];

const impurePackages = [
  'child_process',
  'express',
  'fs',
  'http',
  'https',
  'knex',
  'net',
  'pg',
  '@backstage/backend-plugin-api',
  '@backstage/catalog-client',
  '@backstage/plugin-catalog-node',
];

/** Overrides for pure files: nothing that does something, no clock, no dice. */
const pureOverrides = {
  files: pureFiles,
  excludedFiles: ['**/*.test.ts', '**/__testUtils__/**'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        paths: impurePackages.flatMap(name => [
          { name, message: 'This room is pure.' },
          ...(name.includes('@') || name === 'knex' || name === 'pg'
            ? []
            : [{ name: `node:${name}`, message: 'This room is pure.' }]),
        ]),
        patterns: [...platformPatterns, 'node:fs/*', '@aws-sdk/*'],
      },
    ],
    'no-restricted-properties': [
      'error',
      {
        object: 'Date',
        property: 'now',
        message: 'This room is pure: the time is passed in.',
      },
      {
        object: 'Math',
        property: 'random',
        message: 'This room is pure: randomness is passed in.',
      },
    ],
  },
};

const rootConfigMessage =
  'Only plugin.ts asks for the configuration; only src/config reads it.';

module.exports = {
  rules: {
    'import/no-restricted-paths': [
      'error',
      {
        basePath: join(__dirname, '../../plugins/security-hub-backend'),
        zones,
      },
    ],
  },
  testRules: { 'import/no-restricted-paths': 'off' },
  restrictedSrcSyntax: [
    {
      selector:
        'MemberExpression[object.name="coreServices"][property.name="rootConfig"]',
      message: rootConfigMessage,
    },
  ],
  overrides: [
    pureOverrides,
    {
      files: ['src/plugin.ts'],
      rules: { 'no-restricted-syntax': 'off' },
    },
  ],
};
