import { AsffRecord } from './AsffRecord';
import { FindingFormats } from './Organisation';

/** One change of a finding, as GetFindingHistory tells it. */
export type HistoryEntry = {
  /** Milliseconds since the epoch. */
  at: number;
  created: boolean;
  source: 'BATCH_UPDATE_FINDINGS' | 'BATCH_IMPORT_FINDINGS';
  /** ARN of the caller or of the product. */
  identity: string;
  updates: { field: string; before?: string; after?: string }[];
};

/** A version of a finding, with the time it is visible from in its own and in the home Region. */
export type RecordVersion = {
  finding: AsffRecord;
  localAt: number;
  homeAt: number;
};

/** One record of the store. Findings are never changed in place: a change puts a new object here. */
export type StoredRecord = {
  /** Order of arrival, unique. */
  readonly sequence: number;
  readonly account: string;
  readonly region: string;
  finding: AsffRecord;
  deleted: boolean;
  /** Kept only while the home Region lags; oldest first, the newest is `finding`. */
  versions?: RecordVersion[];
  history?: HistoryEntry[];
  /** The member's own customer fields under an administrator's write (U4). */
  beneathAdministrator?: AsffRecord;
  /** Status in the unified Security Hub, where it differs (U5). */
  unifiedStatus?: string;
  /** OCSF `severity_id` in the unified Security Hub, where it differs (U5). */
  unifiedSeverityId?: number;
  /** A customer's comment in the unified Security Hub; CSPM has no such member. */
  unifiedComment?: string;
  /** Which Security Hub holds the record; default as its account says. */
  formats?: FindingFormats;
};
