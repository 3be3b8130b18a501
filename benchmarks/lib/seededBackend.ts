import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { BenchmarkContext } from './Benchmark';
import { seededComponents, seededLedger } from './catalogEntities';
import { dropPluginDatabases, openPluginDatabase } from './pluginDatabases';
import { SeedOptions, seedStore } from './seedStore';
import {
  BenchBackend,
  BenchBackendOptions,
  startBenchBackend,
} from './startBenchBackend';

/** A backend whose store is filled by `seedStore`, and a connection to that store. */
export type SeededBackend = { backend: BenchBackend; knex: Knex };

/** Nothing is read from AWS: what there is to be known of the accounts is in the store. */
const unhurried = {
  fullRead: { days: 30 },
  incremental: { days: 1 },
  statusSweep: { days: 1 },
  dirtyReads: { days: 1 },
  checks: { days: 1 },
};

/** What a complete read leaves behind, so that the pages' "as of" has something to be computed from. */
async function markAsRead(knex: Knex, accounts: string[]): Promise<void> {
  const now = new Date().toISOString();
  await knex('sync_state').update({
    state: 'ok',
    as_of: now,
    last_full_read_at: now,
    last_full_at: now,
    last_changes_at: now,
    last_sweep_at: now,
    last_dirty_at: now,
    last_members_at: now,
    last_error_kind: null,
    last_error_message: null,
    last_error_at: null,
  });
  const [administrator] = await knex('sync_state').where({
    role: 'administrator',
  });
  const members = accounts
    .filter(account => account !== administrator.account)
    .map(account => ({
      ...administrator,
      account,
      role: 'member',
      read_through: 'administrator',
      member_status: 'Enabled',
    }));
  await knex('sync_state')
    .insert(members)
    .onConflict(['source', 'account', 'region', 'service'])
    .ignore();
}

async function entitiesKnown(knex: Knex, entities: Entity[]): Promise<void> {
  const until = Date.now() + 300_000;
  for (;;) {
    const [{ count }] = await knex('entities')
      .where('entity_ref', 'like', 'component:%')
      .whereNot('scope_hash', '')
      .count({ count: '*' });
    if (Number(count) >= entities.length) {
      return;
    }
    if (Date.now() > until) {
      throw new Error(`${count} of ${entities.length} entities are swept`);
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
}

/**
 * Backends over stores of several sizes, one after the other, with one catalog. The plugin sweeps the catalog while the store is empty,
 * so that it takes what is put there afterwards for settled.
 */
export class SeededBackends {
  static async create(
    context: BenchmarkContext,
    size: { entities: number; accounts: number },
  ): Promise<SeededBackends> {
    const knex = await openPluginDatabase(context.connectionString);
    const ledger = seededLedger(size.accounts) as Array<{ id: string }>;
    const options: BenchBackendOptions = {
      connectionString: context.connectionString,
      folder: context.folder,
      entities: seededComponents(size.entities, size.accounts),
      securityHub: {
        schedules: { ...unhurried, catalogSweep: { seconds: 30 } },
        accounts: ledger,
        sources: [
          {
            name: 'main',
            service: 'cspm',
            administrator: {
              account: ledger[0].id,
              homeRegion: 'eu-west-1',
            },
          },
        ],
      },
    };
    const backends = new SeededBackends(context, { knex, options, size });
    context.progress(`A catalog of ${size.entities} components is read`);
    const backend = await startBenchBackend(options);
    await entitiesKnown(knex, options.entities);
    await backend.stop();
    await markAsRead(
      knex,
      ledger.map(({ id }) => id),
    );
    return backends;
  }

  readonly #context: BenchmarkContext;
  readonly #knex: Knex;
  readonly #options: BenchBackendOptions;
  readonly #size: { entities: number; accounts: number };

  private constructor(
    context: BenchmarkContext,
    parts: {
      knex: Knex;
      options: BenchBackendOptions;
      size: { entities: number; accounts: number };
    },
  ) {
    this.#context = context;
    this.#knex = parts.knex;
    this.#options = parts.options;
    this.#size = parts.size;
  }

  /** Fills the store anew, starts a backend over it for the work, and stops it. */
  async with<T>(
    seed: Omit<SeedOptions, 'entities' | 'accounts' | 'seed'>,
    work: (seeded: SeededBackend) => Promise<T>,
  ): Promise<T> {
    const knex = this.#knex;
    await this.#clear();
    this.#context.progress(`Seeding ${seed.findings} findings`);
    await seedStore(knex, { ...seed, ...this.#size, seed: 1 });
    const backend = await startBenchBackend(this.#options);
    try {
      const result = await work({ backend, knex });
      const [{ count }] = await knex('findings').count({ count: '*' });
      if (Number(count) !== seed.findings) {
        throw new Error(`The store holds ${count} findings at the end`);
      }
      return result;
    } finally {
      await backend.stop();
    }
  }

  async close(): Promise<void> {
    await this.#knex.destroy();
    await dropPluginDatabases(this.#context.connectionString);
  }

  async #clear(): Promise<void> {
    await this.#knex.raw(
      'truncate findings, finding_owners, finding_resources, finding_records, finding_documents, finding_events, entity_versions',
    );
  }
}
