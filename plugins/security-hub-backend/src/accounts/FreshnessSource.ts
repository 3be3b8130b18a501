import { AccountCheck, AccountCheckStore } from '../database/operations/checks';
import { PushState } from '../database/operations/push';
import { SyncState, SyncStateStore } from '../database/operations/sync';
import { groupBy } from './freshness/groupBy';

/** A page asks for freshness with every list: within this time the same answer will do */
const KEEP_MILLISECONDS = 2_000;

/** What freshness is told from. */
export type FreshnessFacts = {
  rows: readonly SyncState[];
  checks?: readonly AccountCheck[];
  queues?: readonly PushState[];
};

type Loaded = {
  at: number;
  facts: Promise<{
    /** For all accounts together */
    all: FreshnessFacts;
    administrators: SyncState[];
    rowsOf: Map<string, SyncState[]>;
    checksOf?: Map<string, AccountCheck[]>;
  }>;
};

/** Where the facts come from. */
export type FreshnessSourceOptions = {
  store: Pick<SyncStateStore, 'list'>;
  /** Absent: no checks are made */
  checks?: Pick<AccountCheckStore, 'list'>;
  /** Absent: no events are received */
  queues?: () => Promise<PushState[]>;
  now: () => Date;
};

/** Loads what freshness is told from, for many requests at once: an organisation has many accounts, an entity few. */
export class FreshnessSource {
  readonly #options: FreshnessSourceOptions;
  #loaded: Loaded | undefined;

  static create(options: FreshnessSourceOptions): FreshnessSource {
    return new FreshnessSource(options);
  }

  private constructor(options: FreshnessSourceOptions) {
    this.#options = options;
  }

  /** The facts about some accounts, with those about the administrators that read for them. */
  async factsOf(accounts: readonly string[]): Promise<FreshnessFacts> {
    const { all, administrators, rowsOf, checksOf } = await this.#load();
    const wanted = [...new Set(accounts)];
    return {
      rows: [
        ...administrators,
        ...wanted.flatMap(account =>
          (rowsOf.get(account) ?? []).filter(
            ({ role }) => role !== 'administrator',
          ),
        ),
      ],
      checks: checksOf && wanted.flatMap(id => checksOf.get(id) ?? []),
      queues: all.queues,
    };
  }

  async #load() {
    const now = this.#options.now().getTime();
    const age = Math.abs(now - (this.#loaded?.at ?? Number.NEGATIVE_INFINITY));
    if (!this.#loaded || age > KEEP_MILLISECONDS) {
      const facts = this.#read();
      this.#loaded = { at: now, facts };
      // A failure is told to those who wait, and not kept
      facts.catch(() => {
        this.#loaded = undefined;
      });
    }
    return await this.#loaded.facts;
  }

  async #read() {
    const { store, checks, queues } = this.#options;
    const [rows, answers, states] = await Promise.all([
      store.list(),
      checks?.list(),
      queues?.(),
    ]);
    return {
      all: { rows, checks: answers, queues: states },
      administrators: rows.filter(({ role }) => role === 'administrator'),
      rowsOf: groupBy(rows, ({ account }) => account),
      checksOf: answers && groupBy(answers, ({ account }) => account),
    };
  }
}
