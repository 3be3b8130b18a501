import { AccountEvents, SkippedOfPlace } from '../database/operations/accounts';
import { AccountCheck, AccountCheckStore } from '../database/operations/checks';
import { PushState } from '../database/operations/push';
import { SyncState, SyncStateStore } from '../database/operations/sync';
import { groupBy } from './freshness/groupBy';
import { Kept } from './freshness/Kept';
import { KEEP_COUNTS_MILLISECONDS } from './freshness/skipped';

/** A page asks for freshness with every list: within this time the same answer will do */
const KEEP_MILLISECONDS = 2_000;

/** What freshness is told from. */
export type FreshnessFacts = {
  rows: readonly SyncState[];
  checks?: readonly AccountCheck[];
  queues?: readonly PushState[];
  events?: readonly AccountEvents[];
  skipped?: readonly SkippedOfPlace[];
};

/** Where the facts come from. */
export type FreshnessSourceOptions = {
  store: Pick<SyncStateStore, 'list'>;
  /** Absent: no checks are made */
  checks?: Pick<AccountCheckStore, 'list'>;
  /** Absent: no events are received */
  queues?: () => Promise<PushState[]>;
  events?: () => Promise<AccountEvents[]>;
  /** Absent: nothing is said of what rules leave out */
  skipped?: () => Promise<SkippedOfPlace[]>;
  now: () => Date;
};

/** Loads what freshness is told from, for many requests at once: an organisation has many accounts, an entity few. */
export class FreshnessSource {
  static create(options: FreshnessSourceOptions): FreshnessSource {
    return new FreshnessSource(options);
  }

  readonly #states: Kept<States>;
  readonly #skipped: Kept<Map<string, SkippedOfPlace[]>>;

  private constructor(options: FreshnessSourceOptions) {
    const { now, skipped } = options;
    this.#states = Kept.create({
      load: async () => await loadStates(options),
      milliseconds: KEEP_MILLISECONDS,
      now,
    });
    this.#skipped = Kept.create({
      load: async () => groupBy((await skipped?.()) ?? [], byAccount),
      milliseconds: KEEP_COUNTS_MILLISECONDS,
      now,
    });
  }

  /** The facts about some accounts, with those about the administrators that read for them. */
  async factsOf(accounts: readonly string[]): Promise<FreshnessFacts> {
    const [states, skippedOf] = await Promise.all([
      this.#states.get(),
      this.#skipped.get(),
    ]);
    const { administrators, queues, rowsOf, checksOf, eventsOf } = states;
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
      queues,
      events: wanted.flatMap(id => eventsOf.get(id) ?? []),
      skipped: wanted.flatMap(id => skippedOf.get(id) ?? []),
    };
  }
}

type States = Awaited<ReturnType<typeof loadStates>>;

async function loadStates(options: FreshnessSourceOptions) {
  const [rows, checks, queues, events] = await Promise.all([
    options.store.list(),
    options.checks?.list(),
    options.queues?.(),
    options.events?.(),
  ]);
  return {
    queues,
    administrators: rows.filter(({ role }) => role === 'administrator'),
    rowsOf: groupBy(rows, byAccount),
    checksOf: checks && groupBy(checks, byAccount),
    eventsOf: groupBy(events ?? [], byAccount),
  };
}

function byAccount({ account }: { account: string }): string {
  return account;
}
