import { SyncReport } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { SecurityHubSettings } from '../config';
import { selectRejected } from '../database/operations/queries/selectRejected';
import { SyncState, SyncStateStore } from '../database/operations/sync';
import { freshnessOf } from './freshnessOf';
import { AccountLedger } from './ledger';
import { presentFreshness } from './StoreFreshnessLookup';
import { SyncService } from './SyncService';

const REJECTED_LIMIT = 100;

/** Reports what the readers noted. */
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

  private constructor(
    options: Parameters<typeof DefaultSyncService.create>[0],
  ) {
    this.#options = options;
  }

  async report({ full }: { full: boolean }): Promise<SyncReport> {
    const { knex, store, settings } = this.#options;
    const rows = await store.list();
    const sources = settings.sources.map(({ name }) =>
      this.#source(
        name,
        rows.filter(row => row.source === name),
        full,
      ),
    );
    if (!full) {
      return { sources };
    }
    const rejected = await selectRejected(knex, REJECTED_LIMIT);
    return {
      sources,
      rejected: rejected.rows.map(row => ({
        source: row.source,
        reason: row.reason,
        recordId: row.record_id ?? undefined,
        at: row.at,
      })),
      rejectedTotal: rejected.total,
    };
  }

  #source(
    name: string,
    rows: SyncState[],
    full: boolean,
  ): SyncReport['sources'][number] {
    const { settings, ledger, now } = this.#options;
    const options = { now: now(), staleAfter: settings.staleAfter };
    // A member that is not connected is a state of that account; the source is as fresh as what is read.
    const readers = rows.filter(row => row.role !== 'member');
    const report = freshnessOf(readers, options);
    const failed = readers.find(row => row.lastError);
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
      accounts: full
        ? presentFreshness(freshnessOf(rows, options), ledger()).accounts
        : undefined,
    };
  }
}
