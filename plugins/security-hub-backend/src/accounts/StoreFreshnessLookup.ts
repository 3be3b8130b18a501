import { Freshness } from 'backstage-plugin-security-hub-common';
import { SecurityHubSettings } from '../config';
import { SyncStateStore } from '../database/operations/sync';
import { FreshnessLookup } from '../findings/lookups';
import { freshnessOf, FreshnessReport } from './freshnessOf';
import { AccountLedger } from './ledger';

/** Freshness from what the readers noted, with the names of the ledger. */
export class StoreFreshnessLookup implements FreshnessLookup {
  static create(options: {
    store: Pick<SyncStateStore, 'list'>;
    ledger: () => AccountLedger;
    settings: Pick<SecurityHubSettings, 'staleAfter'>;
    now: () => Date;
  }): StoreFreshnessLookup {
    return new StoreFreshnessLookup(options);
  }

  readonly #options: Parameters<typeof StoreFreshnessLookup.create>[0];

  private constructor(
    options: Parameters<typeof StoreFreshnessLookup.create>[0],
  ) {
    this.#options = options;
  }

  async freshnessOf(accounts: string[]): Promise<Freshness> {
    const { store, ledger, settings, now } = this.#options;
    const report = freshnessOf(await store.list(), {
      now: now(),
      staleAfter: settings.staleAfter,
      accounts,
    });
    return presentFreshness(report, ledger());
  }
}

/** A report as the API shows it. */
export function presentFreshness(
  report: FreshnessReport,
  ledger: AccountLedger,
): Freshness {
  return {
    state: report.state,
    asOf: report.asOf,
    accounts: report.accounts.map(({ account: id, ...freshness }) => {
      const known = ledger.account(id);
      return {
        ...freshness,
        account: {
          id,
          name: known?.name,
          environment: known?.environment ?? 'unknown',
        },
      };
    }),
  };
}
