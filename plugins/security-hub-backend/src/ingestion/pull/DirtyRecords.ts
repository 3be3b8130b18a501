import { SyncTarget } from '../../database/operations/sync';

/** What a write or a read by Id names a record by. */
export type RecordIdentifier = { id: string; productArn: string };

/**
 * The records of a source that are read from one place. An administrator's records are of many accounts: there, only the
 * source counts.
 */
export type RecordScope = {
  source: string;
  /** Absent: all accounts of the source */
  account?: string;
  /** Absent: all Regions of the source */
  region?: string;
};

/** Records whose stored state is doubtful. */
export interface DirtyRecords {
  /**
   * Dirty records, those seen longest ago first.
   *
   * @param options - `observedBefore`: ISO 8601; a doubt is settled by a read some time after the two that raised it
   */
  next(
    scope: RecordScope,
    options: { limit: number; observedBefore: string },
  ): Promise<RecordIdentifier[]>;

  /** Tells which records a read by Id did not find any more. They are not deleted for that alone. */
  missing(
    scope: RecordScope,
    records: RecordIdentifier[],
    readAt: string,
  ): Promise<void>;

  /**
   * A complete status sweep is done: what is stored as ACTIVE with SUPPRESSED or NOTIFIED, or as ACTIVE and RESOLVED
   * with FAILED or WARNING, and was not seen in it, is dirty now.
   *
   * @param sweep - `startedAt`: AWS's clock; what was observed later is left alone
   */
  markUnseen(
    scope: RecordScope,
    sweep: { startedAt: string; isSeen(record: RecordIdentifier): boolean },
  ): Promise<void>;
}

/** The records that a target is the source of record for. */
export function scopeOf(
  target: SyncTarget,
  role: 'account' | 'administrator',
): RecordScope {
  const { source, account, region } = target;
  return role === 'administrator' ? { source } : { source, account, region };
}
