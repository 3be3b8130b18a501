import { Entity } from '@backstage/catalog-model';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { publishGeneration } from '../plugins/security-hub-backend/src/database/operations/entities/ownershipGeneration';
import { Benchmark, BenchmarkContext, Size } from './lib/Benchmark';
import {
  component,
  seededAccountsOf,
  seededComponents,
  seededLedger,
  seededScope,
} from './lib/catalogEntities';
import { createPortal } from './lib/createPortal';
import { openBench } from './lib/openBench';
import { residentMemoryOf, sampleMemory } from './lib/residentMemory';
import { seedRecords } from './lib/seedRecords';
import { seedStore } from './lib/seedStore';
import { silentLogger } from './lib/silentLogger';
import { show, timed } from './lib/statistics';

type Scale = {
  findings: number;
  accounts: number;
  entities: number;
  large: number;
  /** Findings for the comparison of few and many entities */
  compared: number;
  fewEntities: number;
};

const scales: Record<Size, Scale> = {
  tiny: {
    findings: 2_000,
    accounts: 20,
    entities: 50,
    large: 200,
    compared: 1_000,
    fewEntities: 5,
  },
  small: {
    findings: 20_000,
    accounts: 100,
    entities: 400,
    large: 2_000,
    compared: 10_000,
    fewEntities: 40,
  },
  full: {
    findings: 1_000_000,
    accounts: 500,
    entities: 2_000,
    large: 50_000,
    compared: 100_000,
    fewEntities: 200,
  },
};

const SOURCE = 'main';

/** Hears how many findings a sweep has looked at. */
function listening(): { logger: LoggerService; take(): number } {
  let findings = 0;
  const logger: LoggerService = {
    ...silentLogger,
    info: (message, meta) => {
      if (message === 'Owners refreshed') {
        findings += (meta as { findings: number }).findings;
      }
    },
    child: () => logger,
  };
  return {
    logger,
    take: () => {
      const taken = findings;
      findings = 0;
      return taken;
    },
  };
}

type World = {
  knex: Knex;
  entities: Entity[];
  /** One sweep of the catalog; how long it took, and how many findings it looked at */
  sweep(): Promise<{ seconds: number; findings: number }>;
  close(): Promise<void>;
};

/** A seeded store with records, whose owners are settled, and the plugin's own sweep over it. */
async function createWorld(
  context: BenchmarkContext,
  size: { findings: number; accounts: number; entities: number; large: number },
): Promise<World> {
  const { findings, accounts, large } = size;
  const bench = await openBench(context.connectionString, 'bench_ownership');
  const entities = seededComponents(size.entities, accounts);
  const { logger, take } = listening();
  const portal = await createPortal({
    knex: bench.knex,
    entities,
    logger,
    securityHub: {
      accounts: seededLedger(accounts),
      sources: [
        {
          name: SOURCE,
          administrator: {
            account: '999900001111',
            homeRegion: 'ap-northeast-1',
          },
        },
      ],
    },
  });
  await portal.begin();
  context.progress(
    `Seeding ${show(findings)} findings of ${size.entities} entities`,
  );
  await seedStore(bench.knex, {
    findings,
    accounts,
    entities: size.entities,
    large,
    seed: 1,
  });
  await seedRecords(bench.knex, SOURCE);
  const sweep = async () => {
    take();
    const { seconds } = await timed(
      async () => await portal.ownershipSweep.run(new AbortController().signal),
    );
    return { seconds, findings: take() };
  };
  const quiet = await sweep();
  if (quiet.findings > 0) {
    throw new Error(`${quiet.findings} findings were not settled`);
  }
  return {
    knex: bench.knex,
    entities,
    sweep,
    close: async () => {
      await portal.pull.stop();
      portal.gateways.close();
      await bench.drop();
    },
  };
}

async function countOf(query: Knex.QueryBuilder): Promise<number> {
  const [{ count }] = await query.count({ count: '*' });
  return Number(count);
}

/** The number of the next transaction: rows that are written from now on carry it or a later one. */
async function nextTransaction(knex: Knex): Promise<string> {
  const { rows } = await knex.raw<{ rows: Array<{ id: string }> }>(
    'select txid_current() as id',
  );
  return rows[0].id;
}

/** One entity gets another pattern; what is looked at and written then, and how long it takes. */
async function changeOne(
  context: BenchmarkContext,
  world: World,
  { number, name, of }: { number: number; name: string; of: number },
): Promise<void> {
  const { knex, entities, sweep } = world;
  const ref = `component:default/service-${number}`;
  // Of before: what it does not own any more afterwards was its own
  await knex.raw('drop table if exists bench_own');
  await knex.raw(
    'create table bench_own as select issue_key from finding_owners where entity_ref = ?',
    [ref],
  );
  const own = await countOf(knex('bench_own'));
  const accounts = seededAccountsOf(number, of);
  const around = await countOf(knex('findings').whereIn('account', accounts));
  const before = await nextTransaction(knex);
  entities[number] = component(
    `service-${number}`,
    seededScope(number, of, ['arn:aws:s3:::another-*']),
  );
  context.progress(`The scope of ${ref} changes`);
  const { seconds, findings } = await sweep();
  const written = knex('findings').whereRaw('xmin::text::bigint > ?', [before]);
  const all = await countOf(written.clone());
  const elsewhere = await countOf(
    written
      .whereNotIn('account', accounts)
      .whereNotIn('key', knex('bench_own').select('issue_key')),
  );
  context.row({
    id: `ownership-one-${name}`,
    what: `One entity's scope changes (${show(
      own,
    )} findings): findings written that are neither its own nor in its accounts`,
    ratio: elsewhere,
    target: 0,
    unit: 'findings',
    measured: `${show(seconds)} s; ${show(findings)} looked at, ${show(
      all,
    )} written; its ${accounts.length} accounts hold ${show(around)} of ${show(
      await countOf(knex('findings')),
    )}`,
    note: `${show(findings / seconds)} findings/s`,
  });
}

/** All owners are computed anew, as after a change of the policy; `memory`: of this process at its highest over before, MiB. */
async function recompute(
  context: BenchmarkContext,
  world: World,
): Promise<{ seconds: number; findings: number; memory: number }> {
  // As if a state of the catalog had been published that was never settled
  await publishGeneration(world.knex, 'benchmark');
  context.progress('All owners are computed anew');
  const before = residentMemoryOf(process.pid);
  const samples = sampleMemory(() => residentMemoryOf(process.pid));
  const result = await world.sweep();
  const memory = Math.max(before, ...samples.take()) - before;
  samples.stop();
  const stored = await countOf(world.knex('findings'));
  if (result.findings !== stored) {
    throw new Error(`${result.findings} of ${stored} were looked at`);
  }
  return { ...result, memory };
}

async function run(context: BenchmarkContext): Promise<void> {
  const { fewEntities, compared, ...size } = scales[context.size];
  const found = new Map<number, number>();
  for (const entities of [fewEntities, size.entities]) {
    const world = await createWorld(context, {
      ...size,
      findings: compared,
      entities,
    });
    // The first time is for compiled code and warm caches
    await recompute(context, world);
    const { seconds } = await recompute(context, world);
    found.set(entities, seconds);
    await world.close();
  }
  const [few, many] = [fewEntities, size.entities].map(
    entities => found.get(entities) ?? 0,
  );
  context.row({
    id: 'ownership-entities',
    what: `All owners of ${show(compared)} findings anew: ${show(
      size.entities,
    )} entities / ${show(fewEntities)} entities`,
    ratio: many / few,
    target: 2,
    measured: `${show(many)} s : ${show(few)} s`,
    note: `Proportional to findings x entities would be ${show(
      size.entities / fewEntities,
    )}`,
  });
  const world = await createWorld(context, size);
  // As `seedStore` has them: number 1 has 300 findings, number 0 the most
  const { accounts: of } = size;
  await changeOne(context, world, { number: 1, name: 'small', of });
  await changeOne(context, world, { number: 0, name: 'large', of });
  const all = await recompute(context, world);
  context.row({
    id: 'ownership-all',
    what: `All owners of ${show(size.findings)} findings anew, ${show(
      size.entities,
    )} entities`,
    measured: `${show(all.seconds)} s, ${show(
      all.findings / all.seconds,
    )} findings/s`,
    note: 'Each finding is folded from its record again, in transactions of 500',
  });
  context.row({
    id: 'ownership-memory',
    what: `Resident memory over before while all owners of ${show(
      size.findings,
    )} findings are computed anew, peak`,
    ratio: all.memory,
    target: 250,
    unit: 'MiB',
    measured: `${show(all.memory)} MiB`,
    note: 'The same target as for reading them',
  });
  await world.close();
}

/** The plugin's sweep of the catalog over a seeded store whose issues have slim records. */
export const ownership: Benchmark = {
  number: 7,
  title: 'Ownership',
  minutes: { tiny: 4, small: 6, full: 60 },
  run,
};
