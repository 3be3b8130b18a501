import {
  FreshnessNote,
  FreshnessState,
  SkippedCount,
} from 'backstage-plugin-security-hub-common';

/** How fresh one account and Region is. Times are ISO 8601. */
export type TargetFreshness = {
  account: string;
  region: string;
  state: FreshnessState;
  asOf?: string;
  /** For people */
  lastError?: string;
  lastErrorAt?: string;
  lastFullReadAt?: string;
  /** Newest event of what is read of this account through this Region, AWS's clock */
  lastEventAt?: string;
  /** From that event to its commit; absent where it only has something read again */
  lagSeconds?: number;
  /** By rules at present; what is no finding at the last full read, with its reader */
  skipped?: SkippedCount[];
  readThrough?: 'itself' | 'administrator';
  /** Other conditions than the state, and checks that could not be made */
  notes?: FreshnessNote[];
};
