import {
  mkdtempSync,
  chmodSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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

/** The end of a log, without the requests that a wait makes over and over. */
function tailOf(logFile) {
  return lastLines(logFile, 2000)
    .filter(line => !line.includes('"type":"incomingRequest"'))
    .slice(-20);
}

async function lackingToAnswer({ url }) {
  const path = '/.backstage/health/v1/readiness';
  const response = await fetch(`${url}${path}`).catch(() => undefined);
  return response?.ok ? undefined : 'it is starting';
}

/**
 * One PostgreSQL and one simulator, with a queue of events, for as many portals as are started.
 *
 * @param findings how many the simulated organisation has
 * @param schedules of the portals, over those of app-config.demo.yaml
 * @param delivery how the queue hands messages out, as the simulator takes it
 * @returns `{ world, simulatorUrl, administrator, queue, deadLetters, all, start(name, prepare), openStore(), until(what, lacking, seconds), tails(),
 *   stop() }`. `start` gives `{ name, url, tap, ended, kill() }` of a portal that answers; `prepare` gets its wiretap before it starts; `all` are those that ever ran. `until` waits
 *   until `lacking` gives undefined instead of what is not so yet, and shows the ends of all logs where that takes too long. The
 *   store can be opened once a portal has made its tables.
 */
export async function startReplicas({ findings, schedules, delivery }) {
  const folder = mkdtempSync(join(tmpdir(), 'security-hub-replicas-'));
  // PostgreSQL runs as another user where we are root, and has to get to its data
  chmodSync(folder, 0o711);
  const started = [];
  const logs = new Map();
  const all = [];
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

    const tails = () =>
      [...logs]
        .flatMap(([name, file]) => [`--- ${name}`, ...tailOf(file)])
        .join('\n');
    const until = async (what, lacking, seconds = 90) => {
      const end = Date.now() + seconds * 1000;
      const ended = all
        .filter(replica => !replica.killed)
        .map(replica => replica.ended);
      try {
        for (;;) {
          const answer = await Promise.race([lacking(), ...ended]);
          if (answer === undefined) {
            return;
          }
          if (Date.now() > end) {
            throw new Error(
              `Waited ${seconds} s in vain until ${what}: ${answer}`,
            );
          }
          await sleep(200);
        }
      } catch (error) {
        throw new Error(`${error.message}\n${tails()}`, { cause: error });
      }
    };

    const start = async (name, prepare) => {
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
      prepare?.(tap);
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
      const replica = {
        name,
        url: `http://localhost:${port}`,
        tap,
        ended,
        killed: false,
        kill() {
          replica.killed = true;
          portal.child.kill('SIGKILL');
          return portal.exited;
        },
      };
      all.push(replica);
      await until(`${name} answers`, () => lackingToAnswer(replica), 120);
      return replica;
    };

    return {
      world,
      simulatorUrl: simulator.url,
      administrator,
      queue: queues.queue,
      deadLetters: queues.deadLetters,
      all,
      start,
      async openStore() {
        const store = await openStore(database.config.connection);
        started.push({ stop: store.close });
        return store;
      },
      until,
      tails,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
