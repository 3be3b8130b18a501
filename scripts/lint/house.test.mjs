import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import { root } from '../lib/paths.mjs';

const eslint = new ESLint({ cwd: root });

/** The rules that a piece of code breaks when it stands in a file. */
async function broken(path, code) {
  const [result] = await eslint.lintText(`${code}\n`, {
    filePath: join(root, path),
  });
  return result.messages.map(message => message.ruleId ?? message.message);
}

const backend = 'plugins/security-hub-backend/src';
const paths = 'import/no-restricted-paths';

const cases = [
  {
    name: 'only aws/ imports the AWS SDK',
    code: "import { STSClient } from '@aws-sdk/client-sts';\nexport const client = STSClient;",
    rule: paths,
    breaks: [
      `${backend}/findings/x.ts`,
      `${backend}/createServices.ts`,
      `${backend}/ingestion/pull/x.ts`,
    ],
    keeps: [`${backend}/aws/x.ts`, `${backend}/findings/x.test.ts`],
  },
  {
    name: 'only config/ reads Config',
    code: "import { Config } from '@backstage/config';\nexport type Settings = Config;",
    rule: paths,
    breaks: [`${backend}/aws/x.ts`, `${backend}/plugin.ts`],
    keeps: [`${backend}/config/x.ts`],
  },
  {
    name: 'only plugin.ts asks for the configuration',
    code: "import { coreServices } from '@backstage/backend-plugin-api';\nexport const service = coreServices.rootConfig;",
    rule: 'no-restricted-syntax',
    breaks: [`${backend}/http/x.ts`, `${backend}/createServices.ts`],
    keeps: [`${backend}/plugin.ts`],
  },
  ...[
    { room: 'ownership', inside: 'ownership/matching/x.ts' },
    { room: 'ownership', inside: 'ownership/x.ts' },
    { room: 'priority', inside: 'priority/x.ts' },
    { room: 'ingestion/asff', inside: 'ingestion/asff/x.ts' },
    { room: 'ingestion/issue', inside: 'ingestion/issue/x.ts' },
    { room: 'triage/state', inside: 'triage/state/x.ts' },
  ].flatMap(({ room, inside }) => {
    const up = '../'.repeat(inside.split('/').length - 1);
    return [
      {
        name: `${room} imports no other room (${inside})`,
        code: `import { securityHubPlugin } from '${up}plugin';\nexport const plugin = securityHubPlugin;`,
        rule: paths,
        breaks: [`${backend}/${inside}`],
        keeps: [
          `${backend}/http/x/x/x.ts`,
          `${backend}/ownership/catalog/x.ts`,
        ],
      },
      {
        name: `${room} does nothing outside itself (${inside})`,
        code: "import { Knex } from 'knex';\nexport type Database = Knex;",
        rule: 'no-restricted-imports',
        breaks: [`${backend}/${inside}`],
        keeps: [`${backend}/database/x.ts`],
      },
      {
        name: `${room} is given the time (${inside})`,
        code: 'export const now = () => Date.now();',
        rule: 'no-restricted-properties',
        breaks: [`${backend}/${inside}`],
        keeps: [`${backend}/aws/x.ts`],
      },
    ];
  }),
  {
    name: 'the frontend imports no backend',
    code: "import plugin from 'backstage-plugin-security-hub-backend';\nexport const backend = plugin;",
    rule: '@backstage/no-mixed-plugin-imports',
    breaks: [
      'plugins/security-hub/src/x.ts',
      'plugins/security-hub-common/src/x.ts',
    ],
    keeps: ['packages/backend/src/x.ts'],
  },
  {
    name: 'the backend imports no frontend',
    code: "import plugin from 'backstage-plugin-security-hub';\nexport const frontend = plugin;",
    rule: '@backstage/no-mixed-plugin-imports',
    breaks: [`${backend}/x.ts`, 'plugins/security-hub-node/src/x.ts'],
    keeps: ['packages/app/src/x.ts'],
  },
  {
    name: 'the frontend reaches the handbook over HTTP only',
    code: "import { Handbook } from 'aws-control-handbook';\nexport const handbook = Handbook;",
    rule: 'no-restricted-imports',
    breaks: ['plugins/security-hub/src/x.ts'],
    keeps: [`${backend}/handbook/x.ts`],
  },
  {
    name: 'no any outside tests',
    code: 'export const value: any = 1;',
    rule: '@typescript-eslint/no-explicit-any',
    breaks: [
      `${backend}/x.ts`,
      'plugins/security-hub/src/x.tsx',
      'packages/app/src/x.tsx',
      'packages/security-hub-simulator/src/x.ts',
      'packages/control-handbook/src/x.ts',
    ],
    keeps: [`${backend}/x.test.ts`],
  },
  {
    name: 'no ! outside tests',
    code: 'export const first = (list?: string[]) => list![0];',
    rule: '@typescript-eslint/no-non-null-assertion',
    breaks: [`${backend}/x.ts`, 'plugins/security-hub/src/x.tsx'],
    keeps: [`${backend}/x.test.ts`],
  },
  {
    name: 'files longer than 300 lines are warned about',
    code: Array.from(
      { length: 301 },
      (_, line) => `export const value${line} = ${line};`,
    ).join('\n'),
    rule: 'max-lines',
    breaks: [`${backend}/x.ts`, 'plugins/security-hub/src/x.tsx'],
    keeps: [`${backend}/x.test.ts`, `${backend}/http/generated/x.ts`],
  },
];

for (const { name, code, rule, breaks, keeps } of cases) {
  test(name, async () => {
    for (const path of breaks) {
      assert.ok(
        (await broken(path, code)).includes(rule),
        `${path} is let through`,
      );
    }
    for (const path of keeps) {
      const rules = await broken(path, code);
      assert.ok(!rules.includes(rule), `${path} is refused`);
      // What was not understood was not checked
      assert.ok(!rules.some(text => /Parsing error/.test(text)), rules.join());
    }
  });
}
