import { SyncReport } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { SecurityHubSettings } from '../config';
import {
  AccountEvents,
  countSkipped,
  listAccountEvents,
  SkippedOfPlace,
} from '../database/operations/accounts';
import {
  AccountCheck,
  DatabaseAccountCheckStore,
} from '../database/operations/checks';
import { listPushStates, PushState } from '../database/operations/push';
import { countRejected } from '../database/operations/queries/countRejected';
import { selectRejected } from '../database/operations/queries/selectRejected';
import { SyncState, SyncStateStore } from '../database/operations/sync';
import { Kept } from './freshness/Kept';
import { presentQueue } from './freshness/ofQueue';
import {
  KEEP_COUNTS_MILLISECONDS,
  noFindingsOf,
  sumOfSkipped,
} from './freshness/skipped';
import { freshnessOf } from './freshnessOf';
import { AccountLedger } from './ledger';
import { presentFreshness } from './StoreFreshnessLookup';
import { SyncService } from './SyncService';

const REJECTED_LIMIT = 100;

type SourceReport = SyncReport['sources'][number];
type Facts = {
  rows: SyncState[];
  checks: AccountCheck[];
  queue: PushState | undefined;
  events: AccountEvents[];
  skipped: SkippedOfPlace[];
};

function countStates(
  accounts: Array<{ state: string }>,
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { state } of accounts) {
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}

/** Reports what readers, checks and queues noted. */
export class DefaultSyncService implements SyncService {
  static create(options: {
    knex: Knex;
    store: Pick<SyncStateStore, 'list'>;
    ledger: () => AccountLedger;
    settings: Pick<SecurityHubSettings, 'staleAfter' | 'sources'>;
    now: () => Date;
  }): DefaultSyncService {
    return new DefaultSyncService(options);
  }

  readonly #options: Parameters<typeof DefaultSyncService.create>[0];
  readonly #skipped: Kept<SkippedOfPlace[]>;

  private constructor(
    options: Parameters<typeof DefaultSyncService.create>[0],
  ) {
    const { knex, now } = options;
    this.#options = options;
    this.#skipped = Kept.create({
      load: async () => await countSkipped(knex),
      milliseconds: KEEP_COUNTS_MILLISECONDS,
      now,
    });
  }

  async report({ full }: { full: boolean }): Promise<SyncReport> {
    const { knex, store, settings } = this.#options;
    const [rows, queues, skipped, events, checks] = await Promise.all([
      store.list(),
      listPushStates(knex),
      this.#skipped.get(),
      full ? listAccountEvents(knex) : [],
      full ? DatabaseAccountCheckStore.create({ knex }).list() : [],
    ]);
    const sources = settings.sources.map(({ name }) => {
      const ofSource = ({ source }: { source: string }) => source === name;
      const facts = {
        rows: rows.filter(ofSource),
        checks: checks.filter(ofSource),
        queue: queues.find(ofSource),
        events: events.filter(ofSource),
        skipped: skipped.filter(ofSource),
      };
      const report = this.#source(name, facts);
      return full ? { ...report, ...this.#details(facts) } : report;
    });
    return full ? { sources, ...(await this.#rejected()) } : { sources };
  }

  async #rejected(): Promise<Omit<SyncReport, 'sources'>> {
    const { knex } = this.#options;
    const [rejected, rejectedByReason] = await Promise.all([
      selectRejected(knex, REJECTED_LIMIT),
      countRejected(knex),
    ]);
    return {
      rejected: rejected.rows.map(row => ({
        source: row.source,
        reason: row.reason,
        recordId: row.record_id ?? undefined,
        at: row.at,
      })),
      rejectedTotal: rejected.total,
      rejectedByReason,
    };
  }

  /** For everybody: no account is named but the source's own administrator. */
  #source(name: string, { rows, queue, skipped }: Facts): SourceReport {
    // A member that is not connected is a state of that account; the source is as fresh as what is read.
    const readers = rows.filter(
      row => row.role !== 'member' || row.readThrough === 'itself',
    );
    const report = freshnessOf(
      readers.filter(({ role }) => role !== 'member'),
      this.#look(),
    );
    const failed = rows.find(
      row => row.role === 'administrator' && row.lastError,
    );
    const sum = (count: 'read' | 'stored' | 'rejected') =>
      readers.reduce((total, { counts }) => total + counts[count], 0);
    return {
      name,
      state: report.state,
      asOf: report.asOf,
      lastError: failed?.lastError?.message,
      recordsRead: sum('read'),
      recordsStored: sum('stored'),
      recordsRejected: sum('rejected'),
      queue: queue && { ...presentQueue(queue), message: undefined },
      skipped: sumOfSkipped([...skipped, ...readers.flatMap(noFindingsOf)]),
    };
  }

  /** For the platform group: with all accounts, and why something failed. */
  #details({ rows, queue, ...facts }: Facts): Partial<SourceReport> {
    const report = freshnessOf(rows, {
      ...this.#look(),
      ...facts,
      queues: queue && [queue],
    });
    const { accounts } = presentFreshness(report, this.#options.ledger());
    const failed = rows.find(
      row => row.role !== 'member' && row.lastError !== undefined,
    );
    return {
      accounts,
      accountStates: countStates(accounts),
      lastError: failed?.lastError?.message,
      queue: queue && presentQueue(queue),
    };
  }

  #look() {
    const { settings, now } = this.#options;
    return { now: now(), staleAfter: settings.staleAfter };
  }
}
