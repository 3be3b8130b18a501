import { AsffRecord } from './AsffRecord';
import { FindingSource } from './FindingSource';
import { FindingFormats } from './Organisation';
import { HistoryEntry, RecordVersion, StoredRecord } from './StoredRecord';

/** What all records of one source share. */
type Origin = { source: FindingSource; firstSequence: number };

/** A record whose finding is made by its source, until something changes it. */
export class BulkRecord implements StoredRecord {
  readonly index: number;
  private readonly origin: Origin;
  // Declared only: most records never have them, and a million of them should not have room for them.
  private declare changed?: AsffRecord;
  private declare gone?: boolean;
  declare versions?: RecordVersion[];
  declare history?: HistoryEntry[];
  declare beneathAdministrator?: AsffRecord;
  declare unifiedStatus?: string;
  declare unifiedSeverityId?: number;
  declare unifiedComment?: string;
  declare formats?: FindingFormats;

  private constructor(origin: Origin, index: number) {
    this.origin = origin;
    this.index = index;
  }

  /** Makes the records of all findings of a source, in order of their index. */
  static createAll(source: FindingSource, firstSequence: number): BulkRecord[] {
    const origin = { source, firstSequence };
    return Array.from(
      { length: source.size },
      (_, index) => new BulkRecord(origin, index),
    );
  }

  get source(): FindingSource {
    return this.origin.source;
  }

  get sequence(): number {
    return this.origin.firstSequence + this.index;
  }

  get deleted(): boolean {
    return this.gone === true;
  }

  set deleted(deleted: boolean) {
    this.gone = deleted;
  }

  get account(): string {
    return this.source.accountOf(this.index);
  }

  get region(): string {
    return this.source.regionOf(this.index);
  }

  /** Whether the source tells all about it. */
  get pristine(): boolean {
    return this.changed === undefined;
  }

  /** Whether the source tells all that the unified Security Hub shows, too. */
  get pristineInUnified(): boolean {
    return (
      this.pristine &&
      this.unifiedStatus === undefined &&
      this.unifiedSeverityId === undefined &&
      this.unifiedComment === undefined
    );
  }

  get finding(): AsffRecord {
    return this.changed ?? this.source.finding(this.index);
  }

  set finding(finding: AsffRecord) {
    this.changed = finding;
  }
}
