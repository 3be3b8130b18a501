import { RecordFormat } from 'backstage-plugin-security-hub-common';
import { SyncTarget } from '../../database/operations/sync';

/** What a write or a read by Id names a record by. */
export type RecordIdentifier = { id: string; productArn: string };

/** The records that one reader is the source of record for. */
export type RecordScope = {
  source: string;
  /** The account and Region that they are read through */
  account: string;
  region: string;
  /** Those that Security Hub CSPM holds, or those of the unified Security Hub */
  format: RecordFormat;
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

  /**
   * Tells which records a read by Id did not find any more. Those that two complete sweeps have missed, too, are gone; of others the doubt
   * is put off.
   */
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
export function scopeOf({
  source,
  account,
  region,
  service,
}: SyncTarget): RecordScope {
  const format = service === 'unified' ? 'ocsf' : 'asff';
  return { source, account, region, format };
}
