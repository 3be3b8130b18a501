import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { catalogOfAccounts } from './catalogOfAccounts.mjs';
import { endsWithParent, startChild } from './children.mjs';
import { checkDatabase } from './database.mjs';
import { worldName } from './demo.mjs';
import { contentHash } from './files.mjs';
import { takeFolder } from './lock.mjs';
import { isFittingNode } from './node.mjs';
import { parseOptions, UsageError, wholeNumber } from './options.mjs';
import { root } from './paths.mjs';
import { freePort, isPortFree } from './ports.mjs';
import { runConfig } from './runConfig.mjs';
import { simulatorEnvironment } from './simulator.mjs';

const temporaryFolder = () => mkdtempSync(join(tmpdir(), 'scripts-test-'));

function script(name, args, options) {
  return spawnSync(process.execPath, [join(root, 'scripts', name), ...args], {
    encoding: 'utf8',
    ...options,
  });
}

test('options are read, and mistakes in them are named', () => {
  const known = { port: { value: 'NUMBER' }, reset: {} };
  const read = (...args) => parseOptions(args, known);
  assert.deepEqual(read('--port', '7', '--reset', 'x'), {
    options: { port: '7', reset: true },
    positionals: ['x'],
  });
  assert.deepEqual(read('--port=7').options, { port: '7' });
  for (const [args, message] of [
    [['--prot', '7'], /Unknown option "--prot".*--port, --reset/],
    [['-p'], /Unknown option "-p"/],
    [['--toString'], /Unknown option/],
    [['--port'], /--port needs a value: --port NUMBER/],
    [['--port', '--reset'], /--port needs a value/],
    [['--port='], /--port needs a value/],
    [['--reset=yes'], /--reset takes no value/],
  ]) {
    assert.throws(() => read(...args), message);
  }
  assert.equal(wholeNumber('port', '7008', 1, 65535), 7008);
  for (const text of ['0', '65536', '7e3', '-1', '1.5', ' 7', 'x']) {
    assert.throws(() => wholeNumber('port', text, 1, 65535), UsageError);
  }
  assert.equal(checkDatabase('postgres://u@h/d'), 'postgres://u@h/d');
  assert.throws(() => checkDatabase('mysql'), /not "mysql"/);
});

test('npm start says what is wrong with its options before it does anything', () => {
  for (const [args, message] of [
    [['--prot', '7'], /Unknown option "--prot"/],
    [['--findings', '/nowhere/x.json'], /there is no file \/nowhere\/x.json/],
    [['--aws', '--scale', '5'], /--aws and --scale do not go together/],
    [['--allow-writes'], /--allow-writes goes with --aws only/],
    [
      ['--reset', '--database', 'postgres://u@h/d'],
      /--reset clears the databases in .demo\/ only/,
    ],
    [['7008'], /"7008" is no option/],
  ]) {
    const { status, stderr } = script('start.mjs', args);
    assert.equal(status, 1);
    assert.match(stderr, message);
    assert.doesNotMatch(stderr, /\n\s+at /);
  }
});

test('npm start says what to do where the port is taken', async () => {
  const server = createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  assert.equal(await isPortFree(port), false);
  const child = spawn(process.execPath, [
    join(root, 'scripts', 'start.mjs'),
    '--port',
    String(port),
  ]);
  let output = '';
  child.stderr.on('data', data => {
    output += data;
  });
  const code = await new Promise(resolve => child.on('close', resolve));
  assert.equal(code, 1);
  assert.match(output, new RegExp(`Port ${port} .*npm start -- --port 7007`));
  server.close();
  assert.equal(await isPortFree(await freePort()), true);
});

test('npm run token says whose tokens there are, and where no portal answers', async () => {
  assert.match(
    script('token.mjs', ['root']).stderr,
    /developer-a\|developer-b\|approver/,
  );
  const port = String(await freePort());
  const { status, stdout, stderr } = script('token.mjs', [
    'approver',
    '--port',
    port,
  ]);
  assert.equal(status, 1);
  assert.equal(stdout, '');
  assert.match(
    stderr,
    /No portal answers at http:\/\/localhost:\d+\. Start it/,
  );
});

test('the entry scripts are understood by Node 18 and need no package', () => {
  // What runs before a fitting Node is there: the scripts themselves and all that they import
  const seen = new Set();
  const visit = file => {
    if (seen.has(file)) {
      return;
    }
    seen.add(file);
    const code = readFileSync(file, 'utf8');
    for (const [, name] of code.matchAll(
      /^(?:import|export)[^;]*? from '([^']+)'/gm,
    )) {
      if (name.startsWith('.')) {
        visit(join(file, '..', name));
      } else {
        assert.match(name, /^node:/, `${file} imports ${name}`);
      }
    }
  };
  for (const name of ['start.mjs', 'test.mjs', 'token.mjs', 'dev.mjs']) {
    visit(join(root, 'scripts', name));
  }
  assert.ok(seen.size > 15);
});

test('Backstage runs on Node 22 and 24', () => {
  for (const version of ['v22.1.0', 'v24.21.0', '24.0.0']) {
    assert.ok(isFittingNode(version));
  }
  for (const version of [
    'v18.20.0',
    'v20.20.2',
    'v23.0.0',
    'v25.1.0',
    'v2.4',
  ]) {
    assert.ok(!isFittingNode(version));
  }
});

test('the demo cannot reach real AWS accounts', () => {
  const environment = simulatorEnvironment('http://127.0.0.1:1', {
    PATH: '/bin',
    AWS_PROFILE: 'production',
    AWS_SESSION_TOKEN: 'secret',
    AWS_ENDPOINT_URL_STS: 'https://sts.amazonaws.com',
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
    AWS_ACCESS_KEY_ID: 'AKIAREAL',
  });
  assert.deepEqual(
    Object.keys(environment).sort(),
    [
      'AWS_ACCESS_KEY_ID',
      'AWS_CONFIG_FILE',
      'AWS_EC2_METADATA_DISABLED',
      'AWS_ENDPOINT_URL',
      'AWS_REGION',
      'AWS_SECRET_ACCESS_KEY',
      'AWS_SHARED_CREDENTIALS_FILE',
      'PATH',
    ].sort(),
  );
  assert.equal(environment.AWS_ACCESS_KEY_ID, 'AKIASIMULATED0000000');
  assert.equal(environment.AWS_CONFIG_FILE, '/dev/null');
});

test('real AWS is read without hurry, and written to only on request', () => {
  const identity = {
    account: '111122223333',
    partition: 'aws',
    region: 'us-east-1',
    administers: false,
    accounts: [{ id: '111122223333', partition: 'aws' }],
  };
  const config = allowWrites =>
    runConfig({
      port: 7007,
      database: {},
      accounts: identity.accounts,
      catalogFile: '/x.yaml',
      aws: { identity, allowWrites },
    });
  const { backend, securityHub } = config(false);
  assert.equal(backend.listen.host, '127.0.0.1');
  assert.equal(securityHub.writeBack.mode, 'off');
  assert.equal(securityHub.budgets.readsPerSecond, 1.5);
  assert.deepEqual(securityHub.sources[0].accounts, [
    { account: '111122223333', regions: ['us-east-1'] },
  ]);
  assert.equal(config(true).securityHub.writeBack.mode, 'member');
  identity.administers = true;
  assert.equal(config(true).securityHub.writeBack.mode, 'administrator');
  assert.deepEqual(config(true).securityHub.sources[0].administrator, {
    account: '111122223333',
    homeRegion: 'us-east-1',
  });
});

test('an export gets a catalog: an account and a component each, with the claim', () => {
  const documents = parseAllDocuments(
    catalogOfAccounts([
      { id: '000011112222', partition: 'aws' },
      { id: '111122223333', partition: 'aws-cn' },
    ]),
  ).map(document => document.toJSON());
  assert.deepEqual(
    documents.map(({ kind, metadata, spec }) => [
      kind,
      metadata.name,
      metadata.annotations,
      spec.type,
      spec.owner,
    ]),
    ['000011112222', '111122223333'].flatMap(id => [
      [
        'Resource',
        `account-${id}`,
        { 'amazonaws.com/account-id': id },
        'cloud-account',
        'group:default/team-a',
      ],
      [
        'Component',
        `workload-${id}`,
        { 'aws-security-hub/account-ids': id },
        'service',
        'group:default/team-a',
      ],
    ]),
  );
});

test('each world has a folder of its own, and one portal at a time', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'export.json');
  writeFileSync(file, '[]');
  const first = worldName({ findingsFile: file });
  writeFileSync(file, '[{}]');
  const names = [
    worldName({}),
    worldName({ scale: 500 }),
    first,
    worldName({ findingsFile: file }),
    worldName({ aws: { identity: { account: '1', region: 'r' } } }),
  ];
  assert.equal(new Set(names).size, names.length);

  const release = takeFolder(folder, 'http://localhost:1');
  assert.throws(
    () => takeFolder(folder, 'http://localhost:2'),
    /already running at http:\/\/localhost:1/,
  );
  release();
  takeFolder(folder, 'http://localhost:2')();
  // A process that died without giving it back holds nothing
  writeFileSync(join(folder, 'running.json'), '{"pid":2147483646,"url":"x"}');
  takeFolder(folder, 'http://localhost:3')();
  rmSync(folder, { recursive: true });
});

test('what is built follows the contents of its sources', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'src'));
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'src', 'a.ts'), 'a');
  const before = contentHash([folder]);
  writeFileSync(join(folder, 'dist', 'built.js'), 'x');
  assert.equal(contentHash([folder]), before);
  writeFileSync(join(folder, 'src', 'a.ts'), 'b');
  const changed = contentHash([folder]);
  assert.notEqual(changed, before);
  writeFileSync(join(folder, 'src', 'b.ts'), '');
  assert.notEqual(contentHash([folder]), changed);
  rmSync(folder, { recursive: true });
});

test('processes that were started end with us, and say why they ended', async () => {
  const folder = temporaryFolder();
  const start = (name, code) =>
    startChild({
      name,
      args: [...endsWithParent, '-e', code],
      env: process.env,
      logFile: join(folder, `${name}.log`),
    });

  const broken = start(
    'broken',
    'console.error("no database"); process.exit(3)',
  );
  await assert.rejects(
    broken.message('ready'),
    /broken ended \(exit code 3\)[^]*no database/,
  );

  const stubborn = start(
    'stubborn',
    'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); process.send({ type: "ready" })',
  );
  await stubborn.message('ready');
  await stubborn.stop(200);
  assert.equal(stubborn.child.signalCode, 'SIGKILL');

  const orphan = start(
    'orphan',
    'setInterval(() => {}, 1000); process.send({ type: "ready" })',
  );
  await orphan.message('ready');
  const gone = once(orphan.child, 'exit');
  orphan.child.disconnect();
  assert.deepEqual(await gone, [null, 'SIGTERM']);
  assert.deepEqual(readdirSync(folder).sort(), [
    'broken.log',
    'orphan.log',
    'stubborn.log',
  ]);
  rmSync(folder, { recursive: true });
});
