import { Knex } from 'knex';
import { demoExternalId, demoRoleNames } from 'security-hub-simulator';
import { Benchmark, BenchmarkContext, Size } from './lib/Benchmark';
import { componentsOfAccounts, ledgerOf } from './lib/catalogEntities';
import { dropPluginDatabases, openPluginDatabase } from './lib/pluginDatabases';
import {
  BenchBackendOptions,
  startBenchBackend,
} from './lib/startBenchBackend';
import { BenchSimulator, startBenchSimulator } from './lib/startBenchSimulator';
import { sampleMemory } from './lib/residentMemory';
import { quantile, show } from './lib/statistics';

type Scale = {
  findings: number;
  accounts: number;
  /** Seconds that the backend is idle before and after */
  idle: number;
};

const scales: Record<Size, Scale> = {
  tiny: { findings: 3_200, accounts: 4, idle: 5 },
  small: { findings: 20_000, accounts: 20, idle: 30 },
  full: { findings: 1_000_000, accounts: 488, idle: 120 },
};

const sleep = (milliseconds: number) =>
  new Promise(resolve => setTimeout(resolve, milliseconds));

/** Idle memory: of the same backend with the same catalog, and nothing to be read; the median of the second half of the time. */
async function measureIdle(
  options: BenchBackendOptions,
  seconds: number,
): Promise<number> {
  // Once for the catalog: reading it in is not idle
  const first = await startBenchBackend(options);
  await first.stop();
  const backend = await startBenchBackend(options);
  const samples = sampleMemory(() => backend.residentMemory());
  await sleep(seconds * 1000);
  const taken = samples.take();
  samples.stop();
  await backend.stop();
  return quantile(taken.slice(Math.floor(taken.length / 2)), 0.5);
}

/** Members whose first read is not complete; undefined before they are known. */
async function countUnread(knex: Knex): Promise<number | undefined> {
  const rows: Array<{
    last_full_read_at: string | null;
    last_error_kind: string | null;
  }> = await knex('sync_state').where({
    role: 'member',
    read_through: 'itself',
  });
  return rows.length === 0
    ? undefined
    : rows.filter(row => !row.last_full_read_at && !row.last_error_kind).length;
}

async function readAll(context: BenchmarkContext, knex: Knex): Promise<number> {
  const began = Date.now();
  let told = began;
  for (;;) {
    await sleep(1000);
    const unread = await countUnread(knex);
    if (unread === 0) {
      return (Date.now() - began) / 1000;
    }
    if (Date.now() - told > 60_000) {
      told = Date.now();
      context.progress(`${unread ?? 'All'} accounts are to be read`);
    }
  }
}

function settingsOf(scale: Scale, sources: object[]): object {
  return {
    accounts: ledgerOf(scale.accounts),
    budgets: { readsPerSecond: 3 },
    // One full read and nothing else
    schedules: {
      incremental: { days: 1 },
      statusSweep: { days: 1 },
      checks: { days: 1 },
      catalogSweep: { seconds: 30 },
    },
    sources,
  };
}

const source = {
  name: 'main',
  service: 'cspm',
  externalId: demoExternalId,
  administrator: {
    account: '999900001111',
    homeRegion: 'ap-northeast-1',
    readRole: demoRoleNames.read,
    memberReadRole: demoRoleNames.read,
    strategy: 'members',
    memberRegions: ['ap-northeast-1'],
  },
};

async function measureReading(
  context: BenchmarkContext,
  parts: {
    options: BenchBackendOptions;
    knex: Knex;
    simulator: BenchSimulator;
    idleSeconds: number;
  },
) {
  const backend = await startBenchBackend(parts.options);
  const samples = sampleMemory(() => backend.residentMemory());
  const seconds = await readAll(context, parts.knex);
  const reading = samples.take();
  context.progress(`Read in ${show(seconds)} s`);
  await sleep(parts.idleSeconds * 1000);
  const after = samples.take();
  samples.stop();
  await backend.stop();
  const [{ count }] = await parts.knex('finding_records').count({ count: '*' });
  return {
    seconds,
    records: Number(count),
    peak: Math.max(...reading),
    median: quantile(reading, 0.5),
    after: quantile(after.slice(Math.floor(after.length / 2)), 0.5),
  };
}

async function run(context: BenchmarkContext): Promise<void> {
  const scale = scales[context.size];
  const { findings, accounts, idle: idleSeconds } = scale;
  const knex = await openPluginDatabase(context.connectionString);
  const options: BenchBackendOptions = {
    connectionString: context.connectionString,
    folder: context.folder,
    entities: componentsOfAccounts(accounts),
    securityHub: settingsOf(scale, []),
  };
  context.progress(
    `Idle, with ${options.entities.length} components in the catalog`,
  );
  const idle = await measureIdle(options, idleSeconds);
  context.progress(`${show(idle)} MiB; ${show(findings)} findings are made`);
  const simulator = await startBenchSimulator(
    {
      organisation: { kind: 'generated', findings, accounts },
      limits: 'off',
    },
    context.folder,
  );
  const measured = await measureReading(context, {
    options: {
      ...options,
      securityHub: settingsOf(scale, [source]),
      awsUrl: simulator.url,
    },
    knex,
    simulator,
    idleSeconds,
  });
  const { seconds, records, peak, median, after } = measured;
  context.row({
    id: 'memory-peak',
    what: `Resident memory of the backend over idle while it reads ${show(
      records,
    )} findings, peak`,
    ratio: peak - idle,
    target: 250,
    unit: 'MiB',
    measured: `idle ${show(idle)} MiB, median while reading ${show(
      median,
    )} MiB, peak ${show(peak)} MiB, ${idleSeconds} s afterwards ${show(
      after,
    )} MiB`,
    note: `${show(seconds)} s, ${show(
      records / seconds,
    )} findings/s; 16 member accounts at once. Catalog, auth and permission are in the same process, and so is what compiles the sources at its start`,
  });
  await simulator.stop();
  await knex.destroy();
  await dropPluginDatabases(context.connectionString);
}

/** The resident memory of a real backend while it reads an organisation; looked at from outside, without a word to the process. */
export const memory: Benchmark = {
  number: 6,
  title: 'Memory',
  minutes: { tiny: 6, small: 8, full: 60 },
  run,
};
