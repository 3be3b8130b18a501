import { Knex } from 'knex';
import { demoExternalId, demoRoleNames } from 'security-hub-simulator';
import { Benchmark, BenchmarkContext, Size } from './lib/Benchmark';
import { componentsOfAccounts, ledgerOf } from './lib/catalogEntities';
import { createPortal } from './lib/createPortal';
import { openBench } from './lib/openBench';
import { show } from './lib/statistics';
import { BenchSimulator, startBenchSimulator } from './lib/startBenchSimulator';

type Scale = {
  findings: number;
  /** Member accounts, with their share of the findings each */
  accounts: number;
};

const scales: Record<Size, Scale> = {
  tiny: { findings: 1_000, accounts: 4 },
  small: { findings: 6_000, accounts: 20 },
  full: { findings: 30_000, accounts: 20 },
};

/** AWS's limit of GetFindings, and the budget that the plugin takes of it by default; requests a second. */
const LIMIT = 3;
const SHARE = 1.5;
/** A budget that 20 accounts together do not overload the store with. */
const LOW = 0.5;
const PAGE = 100;

type Strategy = 'aggregator' | 'members';

/** One full read, of an empty store, by the plugin's own worker. */
async function read(
  context: BenchmarkContext,
  simulator: BenchSimulator,
  options: { strategy: Strategy; rate: number; accounts: number },
) {
  const { strategy, rate, accounts } = options;
  const bench = await openBench(context.connectionString, 'bench_full_read');
  const portal = await createPortal({
    knex: bench.knex,
    entities: componentsOfAccounts(accounts),
    securityHub: {
      accounts: ledgerOf(accounts),
      budgets: { readsPerSecond: rate },
      sources: [
        {
          name: 'main',
          service: 'cspm',
          externalId: demoExternalId,
          administrator: {
            account: '999900001111',
            homeRegion: 'ap-northeast-1',
            readRole: demoRoleNames.read,
            memberReadRole: demoRoleNames.read,
            strategy,
          },
        },
      ],
    },
  });
  await portal.begin();
  const before = await simulator.calls('GetFindings');
  const began = Date.now();
  const reads = await readAll(portal.pull, bench.knex, options);
  const sinceStart = (Date.now() - began) / 1000;
  const after = await simulator.calls('GetFindings');
  await portal.pull.stop();
  portal.gateways.close();
  const [{ count }] = await bench.knex('finding_records').count({ count: '*' });
  await bench.drop();
  return {
    seconds: secondsOf(reads),
    sinceStart,
    records: Number(count),
    calls: after.calls - before.calls,
    throttled: after.throttled - before.throttled,
  };
}

type ReadRow = {
  last_full_at: string | null;
  last_full_read_at: string | null;
  last_error_message: string | null;
};

/** How often the worker looks for work: `schedules.pull` */
const LOOK_MILLISECONDS = 10_000;

/** Lets the worker look for work until everything is read once. @throws Error where a read fails */
async function readAll(
  pull: { look(): Promise<void> },
  knex: Knex,
  { strategy, accounts }: { strategy: Strategy; accounts: number },
): Promise<ReadRow[]> {
  const role =
    strategy === 'members'
      ? { role: 'member', read_through: 'itself' }
      : { role: 'administrator' };
  const wanted = strategy === 'members' ? accounts : 1;
  let looked = 0;
  for (;;) {
    const rows: ReadRow[] = await knex('sync_state').where(role).select();
    const failed = rows.find(row => row.last_error_message);
    if (failed) {
      throw new Error(`The read failed: ${failed.last_error_message}`);
    }
    const finished = rows.filter(row => row.last_full_read_at);
    if (finished.length >= wanted) {
      return finished;
    }
    // Members that were just discovered do not have to wait: their reads are what is measured
    const begun = rows.some(row => row.last_full_at);
    if (!begun || Date.now() - looked >= LOOK_MILLISECONDS) {
      looked = Date.now();
      await pull.look();
    }
    await new Promise(resolve => setTimeout(resolve, 250));
  }
}

/** From the beginning of the first read to the end of the last one. */
function secondsOf(reads: ReadRow[]): number {
  const began = reads.map(row => Date.parse(row.last_full_at ?? ''));
  const ended = reads.map(row => Date.parse(row.last_full_read_at ?? ''));
  return (Math.max(...ended) - Math.min(...began)) / 1000;
}

type Measured = Awaited<ReturnType<typeof read>>;

function describe(measured: Measured, pages: number, ideal: number): string {
  const { seconds, records } = measured;
  return `${show(seconds)} s for ${show(records)} findings; ${show(
    pages,
  )} pages at that rate: ${show(ideal)} s`;
}

function noteOf(measured: Measured, words: string): string {
  const { calls, throttled, sinceStart } = measured;
  return `${words}${show(calls)} calls, ${show(
    throttled,
  )} of them throttled; ${show(sinceStart)} s with discovery`;
}

async function throughAdministrator(
  context: BenchmarkContext,
  { findings }: Scale,
): Promise<void> {
  const simulator = await startBenchSimulator(
    {
      organisation: { kind: 'generated', findings, accounts: 0 },
      limits: 1,
    },
    context.folder,
  );
  Object.assign(process.env, simulator.environment);
  const pages = Math.ceil(findings / PAGE);
  for (const [id, words, rate] of [
    ['administrator-limit', 'budget = limit', LIMIT],
    ['administrator-share', 'default budget', SHARE],
  ] as const) {
    context.progress(
      `${show(pages)} pages through the administrator at ${rate}/s`,
    );
    const measured = await read(context, simulator, {
      strategy: 'aggregator',
      rate,
      accounts: 0,
    });
    const ideal = pages / rate;
    context.row({
      id: `full-read-${id}`,
      what: `Full read through the administrator, ${words} (${rate}/s)`,
      ratio: measured.seconds / ideal,
      target: 1.05,
      measured: describe(measured, pages, ideal),
      note: noteOf(measured, ''),
    });
  }
  await simulator.stop();
}

async function throughMembers(
  context: BenchmarkContext,
  { findings, accounts }: Scale,
): Promise<void> {
  const findingsEach = Math.ceil(findings / accounts);
  const simulator = await startBenchSimulator(
    {
      organisation: { kind: 'even', findingsEach, accounts },
      limits: 1,
    },
    context.folder,
  );
  Object.assign(process.env, simulator.environment);
  const pages = Math.ceil(findingsEach / PAGE) * accounts;
  for (const [id, words, rate] of [
    ['members-limit', 'budget = limit', LIMIT],
    ['members-share', 'default budget', SHARE],
    // Together less than any store takes: shows whether the accounts' limits add up
    ['members-low', 'low budget', LOW],
  ] as const) {
    context.progress(`${accounts} member accounts at ${rate}/s each`);
    const measured = await read(context, simulator, {
      strategy: 'members',
      rate,
      accounts,
    });
    const ideal = pages / (rate * accounts);
    context.row({
      id: `full-read-${id}`,
      what: `Full read of ${accounts} member accounts, ${words} (${rate}/s each)`,
      ratio: measured.seconds / ideal,
      target: 1.15,
      measured: describe(measured, pages, ideal),
      note: noteOf(
        measured,
        `${show(
          measured.records / measured.seconds,
        )} findings/s (the rates allow ${show(
          rate * accounts * PAGE,
        )}, see 2 for what the store takes); `,
      ),
    });
  }
  await simulator.stop();
}

/** The plugin's own worker, readers and store against the simulator with AWS's limits on. */
export const fullRead: Benchmark = {
  number: 1,
  title: 'Full read under a limit',
  minutes: { tiny: 3, small: 6, full: 20 },
  async run(context) {
    const scale = scales[context.size];
    await throughAdministrator(context, scale);
    await throughMembers(context, scale);
  },
};
