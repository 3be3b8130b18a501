import { Freshness } from 'backstage-plugin-security-hub-common';
import { SecurityHubSettings } from '../config';
import { FreshnessLookup } from '../findings/lookups';
import { freshnessOf, FreshnessReport } from './freshnessOf';
import { FreshnessSource, FreshnessSourceOptions } from './FreshnessSource';
import { AccountLedger } from './ledger';
import { retiredState } from './retiredState';

/** What the lookup needs; see {@link FreshnessSourceOptions} for where the facts come from. */
export type StoreFreshnessLookupOptions = FreshnessSourceOptions & {
  ledger: () => AccountLedger;
  settings: Pick<SecurityHubSettings, 'staleAfter'>;
};

/** Freshness from what readers, checks and queues noted, with the names of the ledger. */
export class StoreFreshnessLookup implements FreshnessLookup {
  static create(options: StoreFreshnessLookupOptions): StoreFreshnessLookup {
    return new StoreFreshnessLookup(options);
  }

  readonly #options: StoreFreshnessLookupOptions;
  readonly #source: FreshnessSource;

  private constructor(options: StoreFreshnessLookupOptions) {
    this.#options = options;
    this.#source = FreshnessSource.create(options);
  }

  async freshnessOf(accounts: string[]): Promise<Freshness> {
    const { ledger, settings, now } = this.#options;
    const { rows, ...facts } = await this.#source.factsOf(accounts);
    const report = freshnessOf(rows, {
      ...facts,
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
      const state = retiredState(known);
      return {
        ...freshness,
        ...(state &&
          freshness.state === 'not-connected' && {
            lastError: `Account ${id} is ${state}: it is not read any more, and what was read of it stays`,
          }),
        account: {
          id,
          name: known?.name,
          environment: known?.environment ?? 'unknown',
          state,
        },
      };
    }),
  };
}
