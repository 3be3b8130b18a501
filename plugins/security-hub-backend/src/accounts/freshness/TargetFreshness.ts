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
  lastEventAt?: string;
  lagSeconds?: number;
  skipped?: SkippedCount[];
  readThrough?: 'itself' | 'administrator';
  /** Other conditions than the state, and checks that could not be made */
  notes?: FreshnessNote[];
};
