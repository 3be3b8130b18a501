import { AsffRecord } from './AsffRecord';
import { FindingSource } from './FindingSource';
import { FindingFormats } from './Organisation';
import { HistoryEntry, RecordVersion, StoredRecord } from './StoredRecord';

/** A record whose finding is made by its source, until something changes it. */
export class BulkRecord implements StoredRecord {
  readonly sequence: number;
  readonly source: FindingSource;
  readonly index: number;
  deleted = false;
  private changed: AsffRecord | undefined;
  // Declared only: most records never have them, and a million of them should not have room for them.
  declare versions?: RecordVersion[];
  declare history?: HistoryEntry[];
  declare beneathAdministrator?: AsffRecord;
  declare unifiedStatus?: string;
  declare unifiedSeverityId?: number;
  declare unifiedComment?: string;
  declare formats?: FindingFormats;

  private constructor(sequence: number, source: FindingSource, index: number) {
    this.sequence = sequence;
    this.source = source;
    this.index = index;
    this.changed = undefined;
  }

  static create(
    sequence: number,
    source: FindingSource,
    index: number,
  ): BulkRecord {
    return new BulkRecord(sequence, source, index);
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

  get finding(): AsffRecord {
    return this.changed ?? this.source.finding(this.index);
  }

  set finding(finding: AsffRecord) {
    this.changed = finding;
  }
}
