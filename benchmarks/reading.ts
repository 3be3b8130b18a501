import { Benchmark, BenchmarkContext, Size } from './lib/Benchmark';
import { readTogether } from './lib/readTogether';
import {
  askInTurn,
  keyOf,
  markChanged,
  pathOf,
  Route,
  routes,
  storeReplies,
  Subject,
  subjects,
  Times,
  Way,
  ways,
} from './lib/readRoutes';
import { SeededBackend, SeededBackends } from './lib/seededBackend';
import { quantile, show } from './lib/statistics';

type Scale = {
  entities: number;
  accounts: number;
  few: number;
  many: number;
  /** With 60 % of the findings Inspector's and 40 % in one account */
  uneven: number;
  /** Findings of the large entity; the small one has 300 */
  large: number;
  rounds: number;
  /** Seconds that many read together */
  together: number;
};

const scales: Record<Size, Scale> = {
  tiny: {
    entities: 20,
    accounts: 10,
    few: 2_000,
    many: 4_000,
    uneven: 5_000,
    large: 1_000,
    rounds: 5,
    together: 1,
  },
  small: {
    entities: 200,
    accounts: 50,
    few: 5_000,
    many: 20_000,
    uneven: 20_000,
    large: 5_000,
    rounds: 40,
    together: 5,
  },
  full: {
    entities: 2_000,
    accounts: 500,
    few: 10_000,
    many: 1_000_000,
    uneven: 3_000_000,
    large: 50_000,
    rounds: 300,
    together: 30,
  },
};

const READERS = 50;
const WARM_UP_ROUNDS = 10;

const wayWords: Record<Exclude<Way, 'stored'>, string> = {
  known: 'nothing changed since the last request',
  changed: 'its findings have just changed',
};

function milliseconds(times: number[]): string {
  return `p50 ${show(quantile(times, 0.5))} ms, p99 ${show(
    quantile(times, 0.99),
  )} ms`;
}

/** A row for p50 and one for p99 of each route, against the stored reply. */
function reportRoutes(
  context: BenchmarkContext,
  times: Times,
  { prefix, words }: { prefix: string; words: string },
  sizes: Map<string, number>,
): void {
  for (const subject of subjects) {
    for (const route of routes) {
      const stored = times.get(keyOf(route, subject, 'stored')) ?? [];
      for (const way of ways) {
        if (way === 'stored') {
          continue;
        }
        const own = times.get(keyOf(route, subject, way)) ?? [];
        const size = sizes.get(subject.name) ?? 0;
        for (const [name, share, target] of [
          ['p50', 0.5, 1.5],
          ['p99', 0.99, 3],
        ] as const) {
          context.row({
            id: `${prefix}-${route}-${subject.name}-${way}-${name}`,
            what: `${route} of ${show(size)}, ${
              wayWords[way]
            }, ${name}${words}`,
            ratio: quantile(own, share) / quantile(stored, share),
            target,
            measured: `${show(quantile(own, share))} ms : ${show(
              quantile(stored, share),
            )} ms`,
          });
        }
      }
    }
  }
}

async function reportCosts(
  context: BenchmarkContext,
  { backend, knex }: SeededBackend,
): Promise<void> {
  const most = { catalog: 0, statements: 0, other: 0 };
  const words: string[] = [];
  for (const subject of subjects) {
    for (const route of routes) {
      await markChanged(knex, subject.entityRef);
      const path = pathOf(route, subject.entityRef);
      const changed = await backend.count(path);
      const known = await backend.count(path);
      most.catalog = Math.max(most.catalog, changed.catalog, known.catalog);
      most.statements = Math.max(most.statements, changed.statements);
      most.other = Math.max(most.other, changed.other, known.other);
      words.push(
        `${route} of the ${subject.name} one: ${changed.statements}, ${known.statements} where nothing has changed`,
      );
    }
  }
  context.row({
    id: 'reading-catalog-calls',
    what: 'Most calls to the catalog for one request',
    ratio: most.catalog,
    target: 1,
    unit: 'calls',
    measured: 'counted in the process of the backend',
    note: `Other calls over HTTP (the decision of the permission backend): ${most.other}`,
  });
  context.row({
    id: 'reading-statements',
    what: 'Most SQL statements for one request',
    ratio: most.statements,
    target: 4,
    unit: 'statements',
    measured: words.join('; '),
  });
}

type Measured = { times: Times; sizes: Map<string, number> };

/** Asks in turn, after a warm-up that counts for nothing. */
async function measure(
  context: BenchmarkContext,
  { backend, knex }: SeededBackend,
  rounds: number,
): Promise<Measured> {
  const sizes = new Map<string, number>();
  for (const subject of subjects) {
    const { text } = await backend.get(pathOf('list', subject.entityRef));
    sizes.set(subject.name, JSON.parse(text).totalItems);
  }
  await storeReplies(backend);
  await askInTurn(backend, knex, Math.min(rounds, WARM_UP_ROUNDS));
  context.progress(`${rounds} times round`);
  return { times: await askInTurn(backend, knex, rounds), sizes };
}

/** How much slower the small entity's routes are with many findings around it than with few. */
function reportGrowth(
  context: BenchmarkContext,
  { few, many }: { few: Measured; many: Measured },
  scale: Scale,
): void {
  const subject: Subject = subjects[0];
  const p50 = (measured: Measured, route: Route, way: Way) =>
    quantile(measured.times.get(keyOf(route, subject, way)) ?? [], 0.5);
  for (const route of routes) {
    for (const way of ['known', 'changed'] as const) {
      const [before, after] = [p50(few, route, way), p50(many, route, way)];
      context.row({
        id: `growth-${route}-${way}`,
        what: `Growth of ${route} of ${show(
          few.sizes.get('small') ?? 0,
        )} from ${show(scale.few)} to ${show(scale.many)} findings in all, ${
          wayWords[way]
        }, p50`,
        ratio: after / before,
        target: 1.2,
        measured: `${show(after)} ms : ${show(before)} ms`,
        note: `The stored reply: ${show(
          p50(many, route, 'stored'),
        )} ms : ${show(p50(few, route, 'stored'))} ms`,
      });
    }
  }
}

async function reportTogether(
  context: BenchmarkContext,
  backend: SeededBackend['backend'],
  scale: Scale,
): Promise<void> {
  const { together: seconds, entities } = scale;
  context.progress(`${READERS} readers at once for ${seconds} s`);
  const options = { readers: READERS, seconds, entities };
  const stored = await readTogether(backend, { ...options, stored: true });
  const own = await readTogether(backend, { ...options, stored: false });
  const words = `${show(own.times.length)} requests, ${milliseconds(
    own.times,
  )}`;
  context.row({
    id: 'reading-together-errors',
    what: `${READERS} readers at once: requests that failed`,
    ratio: own.errors.length,
    target: 0,
    unit: 'requests',
    measured: words,
    note: [...new Set(own.errors)].slice(0, 3).join('; ') || undefined,
  });
  context.row({
    id: 'reading-together-p99',
    what: `${READERS} readers at once, p99`,
    ratio: quantile(own.times, 0.99) / quantile(stored.times, 0.99),
    target: 3,
    measured: `${words} : stored replies ${milliseconds(stored.times)}`,
    note: `${show(own.times.length / seconds)} requests/s : ${show(
      stored.times.length / seconds,
    )} requests/s`,
  });
}

async function run(context: BenchmarkContext): Promise<void> {
  const scale = scales[context.size];
  const { entities, accounts, large, rounds } = scale;
  const backends = await SeededBackends.create(context, { entities, accounts });
  const few = await backends.with(
    { findings: scale.few, large },
    async seeded => await measure(context, seeded, rounds),
  );
  const many = await backends.with(
    { findings: scale.many, large },
    async seeded => {
      const measured = await measure(context, seeded, rounds);
      reportRoutes(
        context,
        measured.times,
        { prefix: 'reading', words: '' },
        measured.sizes,
      );
      await reportCosts(context, seeded);
      await reportTogether(context, seeded.backend, scale);
      return measured;
    },
  );
  reportGrowth(context, { few, many }, scale);
  await backends.with(
    {
      findings: scale.uneven,
      large,
      vulnerabilities: 0.6,
      largestAccount: 0.4,
    },
    async seeded => {
      const { times, sizes } = await measure(context, seeded, rounds);
      const words = `, ${show(
        scale.uneven,
      )} findings, 60 % Inspector's, 40 % in one account`;
      reportRoutes(context, times, { prefix: 'uneven', words }, sizes);
    },
  );
  await backends.close();
}

/** The plugin's routes over HTTP, in a backend process of its own, against a route that only authorises. */
export const reading: Benchmark = {
  number: 4,
  title: 'List, groups, summary',
  minutes: { tiny: 6, small: 10, full: 60 },
  run,
};
