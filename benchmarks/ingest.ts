import { Knex } from 'knex';
import { ObservationBatch } from '../plugins/security-hub-backend/src/ingestion/observation';
import { bareInsert, ingestTables, Shape } from './lib/bareInsert';
import { Benchmark, BenchmarkContext, Size } from './lib/Benchmark';
import { componentsOfAccounts, ledgerOf } from './lib/catalogEntities';
import { createBenchStore } from './lib/createBenchStore';
import { GeneratedPages } from './lib/generatedPages';
import { openBench } from './lib/openBench';
import { show } from './lib/statistics';

type Scale = { findings: number; accounts: number };

const scales: Record<Size, Scale> = {
  tiny: { findings: 2_000, accounts: 2 },
  small: { findings: 20_000, accounts: 10 },
  full: { findings: 200_000, accounts: 100 },
};

/** As in the plugin: `ingest.batchSize`, and transactions that one replica has under way */
const BATCH = 500;
const TRANSACTIONS = 2;
/** Pages that are made at once; making them is not counted */
const SLICE = 100;

/** How pages come: each account's page only after the one before is stored, or as fast as the queue takes them. */
type Manner = { id: string; words: string; readers: number; queued: boolean };

const manners: Manner[] = [
  {
    id: 'queued',
    words: 'queue kept full',
    readers: 1,
    queued: true,
  },
  {
    id: 'read',
    words: '16 accounts read side by side, page after page',
    readers: 16,
    queued: false,
  },
];

type Ingest = (batch: ObservationBatch) => Promise<unknown>;

/** Hands over all pages. @returns seconds, without the making of pages */
async function ingestAll(
  pages: GeneratedPages,
  ingest: Ingest,
  manner: Manner,
  observedAt: string,
): Promise<number> {
  let seconds = 0;
  const { readers, queued } = manner;
  for (const slice of pages.slices({ observedAt, slice: SLICE, readers })) {
    const began = performance.now();
    if (queued) {
      await Promise.all(slice.map(ingest));
    } else {
      const lanes = new Map<string, ObservationBatch[]>();
      for (const batch of slice) {
        const { region } = batch.readFrom;
        lanes.set(region, [...(lanes.get(region) ?? []), batch]);
      }
      await Promise.all(
        [...lanes.values()].map(async lane => {
          for (const batch of lane) {
            await ingest(batch);
          }
        }),
      );
    }
    seconds += (performance.now() - began) / 1000;
  }
  return seconds;
}

async function countRows(knex: Knex): Promise<number> {
  let rows = 0;
  for (const table of ingestTables) {
    const [{ count }] = await knex(table).count({ count: '*' });
    rows += Number(count);
  }
  return rows;
}

/** Inserts the same rows without anything around them, in four ways. @returns the fastest, and all of them in words */
async function baseline(
  context: BenchmarkContext,
  from: Knex,
): Promise<{ seconds: number; words: string }> {
  const found: Array<{ seconds: number; words: string }> = [];
  for (const shape of ['values', 'json'] as Shape[]) {
    for (const atOnce of [1, TRANSACTIONS]) {
      const bare = await openBench(context.connectionString, 'bench_bare');
      await bare.knex.raw('checkpoint');
      const options = { shape, atOnce, batch: BATCH };
      const seconds = await bareInsert(from, bare.knex, options);
      await bare.drop();
      const words = `${
        shape === 'values' ? '200 rows of VALUES' : 'one JSON parameter'
      }, ${atOnce} at once: ${show(seconds)} s`;
      context.progress(`Bare insert, ${words}`);
      found.push({ seconds, words });
    }
  }
  return {
    seconds: Math.min(...found.map(({ seconds }) => seconds)),
    words: found.map(({ words }) => words).join('; '),
  };
}

/** The same findings seen again, a little later. */
function later(observedAt: string): string {
  return new Date(Date.parse(observedAt) + 60 * 60_000).toISOString();
}

async function measure(
  context: BenchmarkContext,
  { findings, accounts }: Scale,
  manner: Manner,
): Promise<void> {
  const { id, words } = manner;
  const pages = GeneratedPages.create(findings, accounts);
  const bench = await openBench(context.connectionString, 'bench_ingest');
  const { ingestor } = createBenchStore(bench.knex, {
    entities: componentsOfAccounts(accounts),
    accounts: ledgerOf(accounts),
  });
  const ingest: Ingest = async batch => await ingestor.ingest(batch);
  const observedAt = new Date().toISOString();
  context.progress(`Storing ${show(pages.size)} findings, ${words}`);
  await bench.knex.raw('checkpoint');
  const first = await ingestAll(pages, ingest, manner, observedAt);
  context.progress(`${show(first)} s; reading them again`);
  await bench.knex.raw('checkpoint');
  const again = await ingestAll(pages, ingest, manner, later(observedAt));
  const rows = await countRows(bench.knex);
  context.progress(`${show(again)} s; the same ${show(rows)} rows, bare`);
  const bare = await baseline(context, bench.knex);
  context.row({
    id: `ingest-${id}-bare`,
    what: `First read of ${show(pages.size)} findings, ${words}`,
    ratio: first / bare.seconds,
    target: 2.5,
    measured: `${show(first)} s (${show(
      pages.size / first,
    )} findings/s) : ${show(
      bare.seconds,
    )} s for a bare insert of the same ${show(rows)} rows`,
    note: `Bare inserts, of which the fastest counts: ${bare.words}`,
  });
  context.row({
    id: `ingest-${id}-again`,
    what: `The same findings again, unchanged, ${words}`,
    ratio: again / first,
    target: 0.5,
    measured: `${show(again)} s (${show(
      pages.size / again,
    )} findings/s) : ${show(first)} s`,
  });
  await bench.drop();
}

/** The plugin's store and queue against bare inserts of the rows that come out of it. */
export const ingest: Benchmark = {
  number: 2,
  title: 'Ingest without a limit',
  minutes: { tiny: 3, small: 6, full: 30 },
  async run(context) {
    for (const manner of manners) {
      await measure(context, scales[context.size], manner);
    }
  },
};
