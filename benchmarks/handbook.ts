import { fork } from 'node:child_process';
import { join } from 'node:path';
import { loadHandbook } from 'aws-control-handbook';
import { Knex } from 'knex';
import { runsSources } from '../scripts/lib/children.mjs';
import { Benchmark, BenchmarkContext, Size } from './lib/Benchmark';
import { GuidanceWay, guidanceWays } from './lib/guidanceRoutes';
import { LoadedHandbook } from './lib/processes/loadHandbook';
import { seedRecords } from './lib/seedRecords';
import { SeededBackends } from './lib/seededBackend';
import { smallEntity } from './lib/seedStore';
import { quantile, show } from './lib/statistics';
import { BenchBackend } from './lib/startBenchBackend';

type Scale = {
  entities: number;
  accounts: number;
  findings: number;
  large: number;
  rounds: number;
  /** Processes that load the handbook */
  loads: number;
};

const scales: Record<Size, Scale> = {
  tiny: {
    entities: 20,
    accounts: 10,
    findings: 2_000,
    large: 500,
    rounds: 3,
    loads: 1,
  },
  small: {
    entities: 100,
    accounts: 50,
    findings: 10_000,
    large: 2_000,
    rounds: 20,
    loads: 3,
  },
  full: {
    entities: 1_000,
    accounts: 200,
    findings: 100_000,
    large: 5_000,
    rounds: 100,
    loads: 9,
  },
};

const WARM_UP_ROUNDS = 5;
const MAXIMUM_FINDINGS = 40;

async function loadOnce(): Promise<LoadedHandbook> {
  const child = fork(join(__dirname, 'lib', 'processes', 'loadHandbook.ts'), {
    execArgv: [...runsSources, '--expose-gc'],
  });
  return await new Promise((resolve, reject) => {
    let loaded: LoadedHandbook | undefined;
    child.on('message', (message: Partial<LoadedHandbook>) => {
      // Backstage's transform of sources tells which files it read, too
      loaded =
        message.pages === undefined ? loaded : (message as LoadedHandbook);
    });
    child.on('error', reject);
    child.on('exit', code =>
      loaded
        ? resolve(loaded)
        : reject(new Error(`Loading the handbook ended with ${code}`)),
    );
  });
}

async function measureLoading(
  context: BenchmarkContext,
  loads: number,
): Promise<void> {
  const all: LoadedHandbook[] = [];
  for (let load = 0; load < loads; load += 1) {
    all.push(await loadOnce());
  }
  const median = (name: keyof LoadedHandbook) =>
    quantile(
      all.map(each => each[name]),
      0.5,
    );
  const note = `${all[0].pages} pages of controls and those about finding types, ${loads} processes, median`;
  context.row({
    id: 'handbook-load-time',
    what: 'Loading the handbook',
    ratio: median('seconds'),
    target: 1,
    unit: 's',
    measured: `${show(median('seconds'))} s`,
    note,
  });
  context.row({
    id: 'handbook-load-memory',
    what: 'Resident memory that loading the handbook adds',
    ratio: median('resident'),
    target: 60,
    unit: 'MiB',
    measured: `${show(median('resident'))} MiB, of these ${show(
      median('heap'),
    )} MiB of objects`,
    note,
  });
}

/** Failing findings of different controls that have a page. */
async function findingsWithPage(knex: Knex): Promise<string[]> {
  const handbook = await loadHandbook();
  const controls = handbook
    .list()
    .flatMap(({ hasPage, facts }) => (hasPage ? facts.id : []));
  const rows: Array<{ key: string }> = await knex('finding_owners')
    .where({ entity_ref: smallEntity })
    .whereIn('control_id', controls)
    .groupBy('control_id')
    .orderBy('control_id')
    .limit(MAXIMUM_FINDINGS)
    .min({ key: 'issue_key' });
  return rows.map(({ key }) => key);
}

async function askInTurn(
  backend: BenchBackend,
  keys: string[],
  rounds: number,
): Promise<{ times: Record<GuidanceWay, number[]>; bytes: number }> {
  const times: Record<GuidanceWay, number[]> = { with: [], without: [] };
  let bytes = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const key of keys) {
      for (const way of guidanceWays) {
        const reply = await backend.get(`/benchmark/findings/${way}/${key}`);
        if (reply.status !== 200) {
          throw new Error(`${way} ${key}: ${reply.status} ${reply.text}`);
        }
        const hasPage = Boolean(JSON.parse(reply.text).guidance.page);
        if (hasPage !== (way === 'with')) {
          throw new Error(`${way} ${key}: has a page: ${hasPage}`);
        }
        times[way].push(reply.milliseconds);
        bytes += way === 'with' ? reply.text.length : 0;
      }
    }
  }
  return { times, bytes: bytes / (rounds * keys.length) };
}

async function run(context: BenchmarkContext): Promise<void> {
  const { rounds, findings, large, loads, ...size } = scales[context.size];
  await measureLoading(context, loads);
  const backends = await SeededBackends.create(context, size);
  await backends.with({ findings, large }, async ({ backend, knex }) => {
    await seedRecords(knex, 'main');
    const keys = await findingsWithPage(knex);
    if (keys.length === 0) {
      throw new Error('No finding of the small entity has a page');
    }
    await askInTurn(backend, keys, Math.min(rounds, WARM_UP_ROUNDS));
    context.progress(`${rounds} times round ${keys.length} findings`);
    const { times, bytes } = await askInTurn(backend, keys, rounds);
    for (const [name, share, target] of [
      ['p50', 0.5, 1.2],
      ['p99', 0.99, undefined],
    ] as const) {
      const quantileOf = (way: GuidanceWay) => quantile(times[way], share);
      context.row({
        id: `handbook-guidance-${name}`,
        what: `A finding with guidance / without, ${name}`,
        ratio: quantileOf('with') / quantileOf('without'),
        target,
        measured: `${show(quantileOf('with'))} ms : ${show(
          quantileOf('without'),
        )} ms`,
        note: `${keys.length} controls; a reply with guidance has ${show(
          bytes / 1024,
        )} KiB`,
      });
    }
  });
  await backends.close();
}

/** What the handbook costs: loading it, and a finding with its guidance. */
export const handbook: Benchmark = {
  number: 9,
  title: 'The handbook',
  minutes: { tiny: 4, small: 6, full: 15 },
  run,
};
