import { Freshness } from 'backstage-plugin-security-hub-common';
import { FreshnessLookup } from './lookups';
import { RecentMap } from '../caching/RecentMap';

const MAXIMUM = 500;
/** Accounts are read every few minutes: seconds do not make their freshness less true, and no access depends on it. */
const MILLISECONDS = 2000;

/** Looks freshness up once in two seconds: it is part of every reply, and made of the states of all accounts. */
export class RecentFreshness implements FreshnessLookup {
  static create(options: {
    lookup: FreshnessLookup;
    now: () => Date;
  }): RecentFreshness {
    return new RecentFreshness(options);
  }

  readonly #options: Parameters<typeof RecentFreshness.create>[0];
  readonly #entries = RecentMap.create<{
    at: number;
    value: Promise<Freshness>;
  }>({ maximum: MAXIMUM });

  private constructor(options: Parameters<typeof RecentFreshness.create>[0]) {
    this.#options = options;
  }

  async freshnessOf(accounts: string[]): Promise<Freshness> {
    const key = accounts.join();
    const at = this.#options.now().getTime();
    const known = this.#entries.get(key);
    if (known && Math.abs(at - known.at) < MILLISECONDS) {
      return await known.value;
    }
    const value = this.#options.lookup.freshnessOf(accounts);
    this.#entries.set(key, { at, value });
    try {
      return await value;
    } catch (error) {
      this.#entries.delete(key);
      throw error;
    }
  }
}
