import { AccountCheck } from './AccountCheck';

/** Which answer is meant. */
export type AccountCheckKey = Pick<
  AccountCheck,
  'source' | 'account' | 'region' | 'check'
>;

/** Keeps the last answer of each check. */
export interface AccountCheckStore {
  /** All, or those of a source or of some accounts; by source, account, Region, check */
  list(filter?: {
    source?: string;
    accounts?: string[];
  }): Promise<AccountCheck[]>;

  /** Adds answers; each takes the place of a former one. */
  save(checks: AccountCheck[]): Promise<void>;

  /** Forgets all answers of a source but these. */
  retain(source: string, kept: AccountCheckKey[]): Promise<void>;

  /** Forgets the answers of all sources but these. */
  retainSources(sources: string[]): Promise<void>;
}
