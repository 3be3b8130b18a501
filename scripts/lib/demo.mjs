import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { catalogOfAccounts, componentOfAccount } from './catalogOfAccounts.mjs';
import { catalogOfStores } from './catalogOfStores.mjs';
import { isEmbedded, openDatabase } from './database.mjs';
import { takeFolder } from './lock.mjs';
import { root } from './paths.mjs';
import { startPortal } from './portal.mjs';
import { waitUntilReady } from './readiness.mjs';
import { runConfig } from './runConfig.mjs';
import { simulatorEnvironment, startSimulator } from './simulator.mjs';

/** The entity that the first minutes of the demo lead to. */
const showcase = 'component/default/checkout-api';

/** What app-config.demo.yaml says under `securityHub`. The packages are installed by the time that it is asked. */
async function demoSettings() {
  const { parse } = await import('yaml');
  const text = readFileSync(join(root, 'app-config.demo.yaml'), 'utf8');
  return parse(text).securityHub;
}

/** Each world has a folder of its own: the findings of one must not turn up in another. */
export function worldName({ findingsFile, scale, aws }) {
  if (aws) {
    return `aws-${aws.identity.account}-${aws.identity.region}`;
  }
  if (findingsFile) {
    const digest = createHash('sha256').update(readFileSync(findingsFile));
    return `findings-${digest.digest('hex').slice(0, 12)}`;
  }
  return scale ? `kumo-coffee-${scale}` : 'kumo-coffee';
}

/** When this world was made: the generated organisation is the same as long as its database is kept. */
function birthOf(folder) {
  const file = join(folder, 'born');
  if (!existsSync(file)) {
    writeFileSync(file, new Date().toISOString());
  }
  return readFileSync(file, 'utf8');
}

/** Entities of which one has findings once they are read; nobody knows of any in real AWS. */
function entitiesWithFindings({ accounts, aws }) {
  if (aws) {
    return [];
  }
  return accounts ? accounts.map(componentOfAccount) : [showcase];
}

/**
 * Starts the demo: database, simulator, portal.
 *
 * @param folder where everything is kept that this and later runs need
 * @param port of 127.0.0.1 that the portal listens on
 * @param database `sqlite`, `postgres` or an address
 * @param findingsFile an export of findings instead of the generated organisation
 * @param scale number of generated findings
 * @param aws `{ identity, allowWrites }`: real AWS instead of the simulator
 * @param reset forget what earlier runs kept
 * @param launch starts the portal, for development; `pagesUrl` is where its pages are then
 * @param securityHub settings that tests want different from app-config.demo.yaml
 * @param simulator what `startSimulator` of the simulator takes, for tests
 * @returns `{ url, simulator, ready(), ended, stop() }`
 */
export async function startDemo(options) {
  const { port, database, findingsFile, scale, aws, reset, pagesUrl } = options;
  const { launch = startPortal } = options;
  const url = `http://localhost:${port}`;
  const folder = join(options.folder, worldName(options));
  const release = takeFolder(folder, url);
  const started = [];
  const stop = async () => {
    for (const part of started.splice(0).reverse()) {
      await part.stop();
    }
    release();
  };
  try {
    if (reset && isEmbedded(database)) {
      for (const name of ['sqlite', 'postgres', 'born', 'story-told']) {
        rmSync(join(folder, name), { recursive: true, force: true });
      }
    }
    const logFolder = join(folder, 'logs');
    mkdirSync(logFolder, { recursive: true });
    const opened = await openDatabase({ database, folder, logFolder });
    if (opened.server) {
      started.push(opened.server);
    }
    const simulator = aws
      ? undefined
      : await startSimulator({
          generate: { findings: scale, now: birthOf(folder) },
          findingsFile,
          start: { updateDelay: { seconds: 2 }, ...options.simulator },
          logFile: join(logFolder, 'simulator.log'),
        });
    if (simulator) {
      started.push(simulator);
    }
    const accounts = aws ? aws.identity.accounts : simulator.accounts;
    const catalogFile = join(
      options.folder,
      aws ? 'catalog-aws.yaml' : 'catalog-findings.yaml',
    );
    if (accounts) {
      writeFileSync(catalogFile, catalogOfAccounts(accounts));
    }
    const stores = simulator?.stores ?? [];
    const storesFile = join(folder, 'catalog-stores.yaml');
    if (stores.length > 0) {
      writeFileSync(storesFile, catalogOfStores(stores));
    }
    const configFile = join(folder, 'app-config.run.yaml');
    const config = runConfig({
      port,
      pagesUrl,
      database: opened.config,
      accounts,
      catalogFile,
      stores,
      storesFile,
      demo: simulator ? await demoSettings() : undefined,
      queueUrl: simulator?.queueUrl,
      aws,
      securityHub: options.securityHub,
    });
    // It may hold the password of a database
    writeFileSync(configFile, JSON.stringify(config, undefined, 2), {
      mode: 0o600,
    });
    const portal = launch({
      configFiles: [
        join(root, 'app-config.yaml'),
        join(root, 'app-config.demo.yaml'),
        configFile,
      ],
      env: simulator
        ? simulatorEnvironment(simulator.url, process.env)
        : process.env,
      logFile: join(logFolder, 'portal.log'),
    });
    started.push(portal);

    const parts = [portal, simulator?.process, opened.server?.process].filter(
      part => part !== undefined,
    );
    const ended = Promise.race(
      parts.map(async part => {
        throw await part.failure();
      }),
    );
    // Whoever waits for it sees the error; nobody waiting is no error
    ended.catch(() => {});
    return {
      url,
      folder,
      simulator,
      accounts,
      catalogFile: accounts ? catalogFile : undefined,
      logFolder,
      ended,
      stop,
      ready: () =>
        waitUntilReady({
          url,
          entities: entitiesWithFindings({ accounts, aws }),
          ended,
          timeoutSeconds: aws ? 60 : 240,
        }),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
