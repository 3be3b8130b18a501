import { FreshnessState } from 'backstage-plugin-security-hub-common';

/** An account and Region of a source, as one of the two services shows it. */
export type SyncTarget = {
  source: string;
  partition: string;
  account: string;
  region: string;
  /** Security Hub CSPM (default) or the unified Security Hub */
  service?: SyncedService;
};

/** Which service findings are read from. */
export type SyncedService = 'cspm' | 'unified';

/**
 * `account`: read itself; `administrator`: read itself and for its members; `member`: of an administrator, see `readThrough`.
 */
export type SyncRole = 'account' | 'administrator' | 'member';

/** How many records a full read has handed over. `stored` counts the unchanged ones too: read = stored + rejected. */
export type SyncCounts = { read: number; stored: number; rejected: number };

/** A full read that is under way, in a form that another process can go on with. */
export type FullReadProgress = SyncCounts & {
  /** Our clock */
  startedAt: string;
  /** AWS's clock, of its first page; absent before that */
  observedFrom?: string;
  /** All records with an UpdatedAt before this have been handed over; absent: begin at the beginning */
  resumeFrom?: string;
  /** It was broken off and went on at least once */
  resumed: boolean;
  /** Left out so far, by the rule's name */
  skipped?: Record<string, number>;
};

/** Work on a target that comes round. `members`: who the members of an administrator are. */
export const syncKinds = [
  'full',
  'changes',
  'sweep',
  'dirty',
  'members',
] as const;
/** One of {@link syncKinds}. */
export type SyncKind = (typeof syncKinds)[number];

/** Why the last read failed. */
export type SyncError = {
  /** `HubErrorKind`, or `store` when the records could not be stored */
  kind: string;
  /** For people: no ARN, no role */
  message: string;
  at: string;
};

/** What is known about a target. */
export type SyncState = SyncTarget & {
  role: SyncRole;
  /** Never `stale`: that depends on the time of looking */
  state: Exclude<FreshnessState, 'stale'>;
  /** The store shows AWS as it was at this time (our clock) or later; absent until the first full read is complete */
  asOf?: string;
  lastFullReadAt?: string;
  /** Absent while all is well */
  lastError?: SyncError;
  /** Of the last complete full read, or of the first one under way */
  counts: SyncCounts;
  /** Incremental reads begin here (AWS's clock), less the overlap of each product */
  watermark?: string;
  progress?: FullReadProgress;
  /** AWS's MemberStatus, of a member */
  memberStatus?: string;
  /** When ListMembers last succeeded, of an administrator */
  membersReadAt?: string;
  /**
   * What was not stored at the last complete full read, by its name, of all that is read there. What rules leave out of each account is
   * counted in `skipped_records` instead
   */
  skipped?: Record<string, number>;
  /** Of a member: read with a role of its own, or through its administrator (default) */
  readThrough?: 'itself' | 'administrator';
  /** When its role was last refused, of a member that is read through its administrator for that reason */
  refusedAt?: string;
  /** A full read that began before this is not enough, of an administrator: it reads for more accounts since then */
  fullReadWantedAt?: string;
  /** Regions that the administrator's finding aggregator links to its home Region; absent: not known */
  regions?: string[];
  /** When each kind of work was last begun or gone on with, successfully or not; our clock */
  lastRuns?: Partial<Record<SyncKind, string>>;
};

/** What to change; absent members stay as they are, `none` removes. */
export type SyncStateChange = {
  state?: SyncState['state'];
  asOf?: string;
  lastFullReadAt?: string;
  lastError?: SyncError | 'none';
  counts?: SyncCounts;
  watermark?: string;
  progress?: FullReadProgress | 'none';
  skipped?: Record<string, number>;
  readThrough?: SyncState['readThrough'];
  refusedAt?: string | 'none';
  fullReadWantedAt?: string | 'none';
  regions?: string[];
  lastRuns?: Partial<Record<SyncKind, string>>;
};
