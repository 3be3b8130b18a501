import { ConfigReader } from '@backstage/config';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { Knex } from 'knex';
import { SystemClock } from '../plugins/security-hub-backend/src/aws';
import { readSettings } from '../plugins/security-hub-backend/src/config';
import { Ingestor } from '../plugins/security-hub-backend/src/ingestion/observation';
import { PushConsumers } from '../plugins/security-hub-backend/src/ingestion/push';
import { Benchmark, BenchmarkContext, Size } from './lib/Benchmark';
import { componentsOfAccounts, ledgerOf } from './lib/catalogEntities';
import { createBenchStore } from './lib/createBenchStore';
import { noMetrics } from './lib/noMetrics';
import { openBench } from './lib/openBench';
import { silentLogger } from './lib/silentLogger';
import { BenchSimulator, startBenchSimulator } from './lib/startBenchSimulator';
import { mean, quantile, show } from './lib/statistics';

type Scale = {
  perSecond: number;
  seconds: number;
  /** Different findings that events are about: every third event is about one that is new to the store */
  findings: number;
  accounts: number;
};

const scales: Record<Size, Scale> = {
  tiny: { perSecond: 100, seconds: 4, findings: 300, accounts: 2 },
  small: { perSecond: 300, seconds: 15, findings: 2_000, accounts: 10 },
  full: { perSecond: 1_000, seconds: 60, findings: 22_000, accounts: 50 },
};

/** What has become visible: when, in seconds since the beginning, and how long after it happened. */
type Visible = { at: number; lag: number };

/** Notes for each event when it is committed. A check moves UpdatedAt to its own time, and that is the time of the event. */
function watching(ingestor: Ingestor, seen: Visible[]): Ingestor {
  const began = Date.now();
  return {
    async ingest(batch) {
      const result = await ingestor.ingest(batch);
      const now = Date.now();
      for (const { document } of batch.observations) {
        const { UpdatedAt } = document as { UpdatedAt: string };
        seen.push({
          at: (now - began) / 1000,
          lag: (now - Date.parse(UpdatedAt)) / 1000,
        });
      }
      return result;
    },
  };
}

type Depth = { visible: number; notVisible: number; delayed: number };

async function depthOf(simulator: BenchSimulator): Promise<number> {
  const depth = await simulator.control<Depth>('queues/depth', {
    queue: simulator.queueUrl,
  });
  return depth.visible + depth.notVisible + depth.delayed;
}

/** Waits until nothing is left in the queue. @returns seconds */
async function drain(
  simulator: BenchSimulator,
  most: number,
): Promise<number | undefined> {
  const began = Date.now();
  while (Date.now() - began < most * 1000) {
    if ((await depthOf(simulator)) === 0) {
      return (Date.now() - began) / 1000;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  return undefined;
}

function createConsumers(options: {
  knex: Knex;
  ingestor: Ingestor;
  simulator: BenchSimulator;
}): PushConsumers {
  const config = new ConfigReader({
    app: { baseUrl: 'http://localhost:7007' },
    securityHub: {
      sources: [
        {
          name: 'main',
          administrator: {
            account: '999900001111',
            homeRegion: 'ap-northeast-1',
          },
          events: {
            queueUrl: options.simulator.queueUrl,
            region: 'ap-northeast-1',
          },
        },
      ],
    },
  });
  return PushConsumers.create({
    settings: readSettings(config),
    credentials: DefaultAwsCredentialsManager.fromConfig(config),
    knex: options.knex,
    ingestor: options.ingestor,
    metrics: noMetrics,
    logger: silentLogger,
    clock: SystemClock.create(),
    random: () => Math.random(),
  });
}

function report(
  context: BenchmarkContext,
  scale: Scale,
  measured: {
    seen: Visible[];
    depths: number[];
    sent: { events: number; seconds: number };
    drained: number | undefined;
  },
): void {
  const { perSecond, seconds } = scale;
  const { seen, depths, sent, drained } = measured;
  const lags = seen.map(({ lag }) => lag);
  const p50 = quantile(lags, 0.5);
  const p99 = quantile(lags, 0.99);
  const words = `${show(perSecond)} events/s for ${seconds} s`;
  const delivered = `${show(seen.length)} of ${show(
    sent.events,
  )} events stored, sent in ${show(sent.seconds)} s; ${
    drained === undefined
      ? 'the queue was not empty at the end'
      : `the queue was empty ${show(drained)} s after the last one`
  }`;
  context.row({
    id: 'push-lag',
    what: `Event to visible, p99, at ${words}`,
    ratio: p99,
    target: 2,
    unit: 's',
    measured: `p50 ${show(p50)} s, p99 ${show(p99)} s, most ${show(
      Math.max(...lags),
    )} s`,
    note: delivered,
  });
  const end = Math.max(...seen.map(({ at }) => at));
  const third = (number: number) =>
    seen
      .filter(
        ({ at }) => at >= (end * number) / 3 && at <= (end * (number + 1)) / 3,
      )
      .map(({ lag }) => lag);
  const [first, last] = [third(0), third(2)];
  const half = Math.floor(depths.length / 2);
  context.row({
    id: 'push-growth',
    what: `Growth of the lag: mean of the last third of the time / of the first, at ${words}`,
    ratio: mean(last) / mean(first),
    target: 1.2,
    measured: `${show(mean(last))} s : ${show(mean(first))} s`,
    note: `Messages in the queue, looked at every second: mean ${show(
      mean(depths.slice(0, half)),
    )} in the first half, ${show(mean(depths.slice(half)))} in the second`,
  });
}

async function measure(context: BenchmarkContext): Promise<void> {
  const scale = scales[context.size];
  const { perSecond, seconds, findings, accounts } = scale;
  const simulator = await startBenchSimulator(
    {
      organisation: {
        kind: 'generated',
        findings: 3_000 + findings * 3,
        accounts,
      },
      limits: 1,
    },
    context.folder,
  );
  Object.assign(process.env, simulator.environment);
  const bench = await openBench(context.connectionString, 'bench_push');
  const { ingestor } = createBenchStore(bench.knex, {
    entities: componentsOfAccounts(accounts),
    accounts: ledgerOf(accounts),
  });
  const seen: Visible[] = [];
  const consumers = createConsumers({
    knex: bench.knex,
    ingestor: watching(ingestor, seen),
    simulator,
  });
  await consumers.start();
  // A first second of the same, so that connections and compiled code are there
  await simulator.send({ perSecond, seconds: 1, findings });
  await drain(simulator, 30);
  seen.length = 0;
  context.progress(`${show(perSecond)} events a second for ${seconds} s`);
  const depths: number[] = [];
  const depthTimer = setInterval(() => {
    depthOf(simulator).then(
      depth => depths.push(depth),
      () => {},
    );
  }, 1000);
  const sent = await simulator.send({ perSecond, seconds, findings });
  clearInterval(depthTimer);
  const drained = await drain(simulator, 60);
  await consumers.stop();
  await simulator.stop();
  await bench.drop();
  report(context, scale, { seen, depths, sent, drained });
}

/** EventBridge and SQS of the simulator, which sends in a process of its own, to the plugin's consumer and store. */
export const push: Benchmark = {
  number: 3,
  title: 'Push',
  minutes: { tiny: 2, small: 4, full: 8 },
  run: measure,
};
