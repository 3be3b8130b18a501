import {
  mkdtempSync,
  chmodSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { openDatabase } from '../../scripts/lib/database.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { startPortal } from '../../scripts/lib/portal.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { lastLines } from '../../scripts/lib/run.mjs';
import { runConfig } from '../../scripts/lib/runConfig.mjs';
import {
  simulatorEnvironment,
  startSimulator,
} from '../../scripts/lib/simulator.mjs';
import { openStore } from './replicaStore.mjs';
import { startWiretap } from './wiretap.mjs';
import { createWorld } from './world.mjs';

const demoConfig = join(root, 'app-config.demo.yaml');

/** The demo's source of findings. */
function demoSource() {
  return parse(readFileSync(demoConfig, 'utf8')).securityHub.sources[0];
}

/** A queue with a dead-letter queue, and the rule that sends all events of the organisation to it; returns their names and the address. */
async function createQueue(world, { account, homeRegion }, delivery) {
  const place = { account, region: homeRegion };
  const dead = await world.control('queues/create', {
    name: 'findings-dead',
    ...place,
  });
  const queue = await world.control('queues/create', {
    name: 'findings',
    ...place,
    redrive: { maxReceiveCount: 5, deadLetterQueue: dead.name },
    delivery,
  });
  await world.control('events/rules/add', {
    name: 'findings',
    ...place,
    queue: queue.arn,
  });
  return { queue: queue.name, deadLetters: dead.name, queueUrl: queue.url };
}

/**
 * One PostgreSQL and one simulator, with a queue of events, for as many portals as are started.
 *
 * @param findings how many the simulated organisation has
 * @param schedules of the portals, over those of app-config.demo.yaml
 * @param delivery how the queue hands messages out, as the simulator takes it
 * @returns `{ world, source, queue, deadLetters, openStore(), start(name), tails(), stop() }`; `start` gives
 *   `{ name, url, tap, ended, kill() }`
 */
export async function startReplicas({ findings, schedules, delivery }) {
  const folder = mkdtempSync(join(tmpdir(), 'security-hub-replicas-'));
  // PostgreSQL runs as another user where we are root, and has to get to its data
  chmodSync(folder, 0o711);
  const started = [];
  const logs = new Map();
  const stop = async () => {
    for (const part of started.splice(0).reverse()) {
      await part.stop();
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const database = await openDatabase({
      database: 'postgres',
      folder,
      logFolder: folder,
    });
    started.push(database.server);
    const simulator = await startSimulator({
      generate: { findings, now: new Date().toISOString() },
      start: { updateDelay: { seconds: 1 } },
      logFile: join(folder, 'simulator.log'),
    });
    started.push(simulator);
    const world = createWorld(simulator.url);
    const source = demoSource();
    const { administrator } = source;
    const queues = await createQueue(world, administrator, delivery);

    const start = async name => {
      const port = await freePort();
      const configFile = join(folder, `${name}.yaml`);
      const config = runConfig({
        port,
        database: database.config,
        securityHub: {
          sources: [
            {
              ...source,
              events: {
                queueUrl: queues.queueUrl,
                region: administrator.homeRegion,
              },
            },
          ],
          schedules,
        },
      });
      // It holds the password of the database
      writeFileSync(configFile, JSON.stringify(config), { mode: 0o600 });
      const tap = await startWiretap(simulator.url);
      started.push({ stop: tap.close });
      const logFile = join(folder, `${name}.log`);
      logs.set(name, logFile);
      const portal = startPortal({
        configFiles: [join(root, 'app-config.yaml'), demoConfig, configFile],
        env: simulatorEnvironment(tap.url, process.env),
        logFile,
      });
      started.push(portal);
      const ended = portal.failure().then(error => {
        throw error;
      });
      // Whoever waits for it sees the error; nobody waiting is no error
      ended.catch(() => {});
      return {
        name,
        url: `http://localhost:${port}`,
        tap,
        ended,
        kill() {
          portal.child.kill('SIGKILL');
          return portal.exited;
        },
      };
    };

    return {
      world,
      simulatorUrl: simulator.url,
      source,
      queue: queues.queue,
      deadLetters: queues.deadLetters,
      start,
      async openStore() {
        const store = await openStore(database.config.connection);
        started.push({ stop: store.close });
        return store;
      },
      /** The last lines that each portal has logged. */
      tails: (lines = 25) =>
        [...logs]
          .map(
            ([name, file]) =>
              `--- ${name}\n${lastLines(file, lines).join('\n')}`,
          )
          .join('\n'),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
