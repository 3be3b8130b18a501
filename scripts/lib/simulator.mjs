import { join } from 'node:path';
import { endsWithParent, runsSources, startChild } from './children.mjs';
import { root } from './paths.mjs';

// Up to here the demo's own accounts hold all findings; beyond, further accounts get some 2,000 each.
const mostInDemoAccounts = 30_000;
const findingsPerAccount = 2_000;
const mostFurtherAccounts = 488;

/** Accounts beyond those of the demo, for an organisation of this size; undefined: none. */
export function furtherAccounts(findings = 0) {
  return findings > mostInDemoAccounts
    ? Math.min(mostFurtherAccounts, Math.round(findings / findingsPerAccount))
    : undefined;
}

// A million findings take some 100 MB of it, their resources and listings under way as much again. With more room Node would let garbage lie.
const heapLimit = ['--max-old-space-size=1024'];

/**
 * Starts the simulator of AWS in a process of its own, on a free port of 127.0.0.1.
 *
 * @param generate what `generateOrganisation` takes
 * @param findingsFile an export of findings that takes the place of the generated ones
 * @param start what `startSimulator` takes besides the organisation
 * @returns `{ url, queueUrl, records, accounts, stores, broken, process, stop() }`; `stores`: the accounts beyond those of the demo
 */
export async function startSimulator({
  generate,
  findingsFile,
  start,
  logFile,
}) {
  const accounts = generate.accounts ?? furtherAccounts(generate.findings);
  const simulator = startChild({
    name: 'simulator',
    args: [
      ...(accounts === undefined ? [] : heapLimit),
      ...endsWithParent,
      ...runsSources,
      join(root, 'scripts', 'lib', 'simulator-process.cjs'),
    ],
    env: {
      ...process.env,
      SIMULATOR_OPTIONS: JSON.stringify({
        generate: { ...generate, accounts },
        findingsFile,
        start,
      }),
    },
    logFile,
  });
  const {
    url,
    queueUrl,
    records,
    accounts: exported,
    stores,
    broken,
  } = await simulator.message('ready');
  return {
    url,
    queueUrl,
    records,
    accounts: exported,
    stores,
    broken,
    process: simulator,
    stop: () => simulator.stop(),
  };
}

/**
 * The environment of a program that talks to the simulator through the AWS SDK.
 *
 * Nothing of the person's own AWS set-up is left in it: the demo never reaches a real account.
 */
export function simulatorEnvironment(url, environment) {
  const cleaned = Object.fromEntries(
    Object.entries(environment).filter(([name]) => !name.startsWith('AWS_')),
  );
  return {
    ...cleaned,
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'AKIASIMULATED0000000',
    AWS_SECRET_ACCESS_KEY: 'simulated',
    AWS_REGION: 'ap-northeast-1',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
