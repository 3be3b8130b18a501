import { AsffRecord, textOf } from './AsffRecord';
import { BulkRecord } from './BulkRecord';
import { FindingSource } from './FindingSource';
import { HistoryEntry, StoredRecord } from './StoredRecord';
import { changedMembers } from './historyOf';

function partitionKey(account: string, region: string): string {
  return `${account}|${region}`;
}

/** How a change came about. */
export type ChangeOrigin = {
  at: number;
  source: HistoryEntry['source'];
  identity: string;
  /** Minutes until the other Region of an aggregation sees it. */
  lagMinutes: number;
  /** The change was made in the home Region on a linked Region's record. */
  fromHome: boolean;
};

/** Learns of what is added or changed; `unified`: only what the unified Security Hub shows has changed. */
export type ChangeListener = (
  record: StoredRecord,
  change: { origin?: ChangeOrigin; unified?: boolean },
) => void;

/**
 * All findings of the world: one partition for each account and Region, and an
 * index by finding id.
 */
export class RecordStore {
  private readonly partitions = new Map<string, StoredRecord[]>();
  private readonly byId = new Map<string, StoredRecord[]>();
  private sequence = 0;
  private changes = 0;
  private listener: ChangeListener | undefined;
  private bulk:
    | { source: FindingSource; records: BulkRecord[]; left: Set<number> }
    | undefined;

  private constructor() {}

  static create(): RecordStore {
    return new RecordStore();
  }

  /** Calls a function after each change from now on. */
  observe(listener: ChangeListener): void {
    this.listener = listener;
  }

  /** Goes up with every change of any record. */
  revision(): number {
    return this.changes;
  }

  /** Number of records that are not deleted. */
  size(): number {
    let count = 0;
    for (const records of this.partitions.values()) {
      count += records.length;
    }
    return count;
  }

  add(
    account: string,
    region: string,
    finding: AsffRecord,
    origin?: ChangeOrigin,
  ): StoredRecord {
    this.changes += 1;
    this.sequence += 1;
    const record: StoredRecord = {
      sequence: this.sequence,
      account,
      region,
      finding,
      deleted: false,
    };
    if (origin) {
      record.history = [{ ...origin, created: true, updates: [] }];
      if (origin.lagMinutes > 0) {
        record.versions = [version(finding, origin)];
      }
    }
    push(this.partitions, partitionKey(account, region), record);
    push(this.byId, textOf(finding, 'Id') ?? '', record);
    this.listener?.(record, { origin });
    return record;
  }

  /**
   * Adds all findings of a source, without making them and without telling anybody.
   *
   * @throws Error where there is a source already
   */
  addBulk(source: FindingSource): void {
    if (this.bulk) {
      throw new Error('The store takes one source of findings only');
    }
    this.changes += 1;
    const records = BulkRecord.createAll(source, this.sequence + 1);
    this.sequence += records.length;
    for (const record of records) {
      push(
        this.partitions,
        partitionKey(record.account, record.region),
        record,
      );
    }
    this.bulk = { source, records, left: new Set() };
  }

  /** The source of the findings that are made when somebody asks for them. */
  source(): FindingSource | undefined {
    return this.bulk?.source;
  }

  /** The record of the source's finding with an index, undefined once it was changed or deleted. */
  told(index: number): BulkRecord | undefined {
    return this.bulk?.left.has(index) ? undefined : this.bulk?.records[index];
  }

  /** Indexes of the source's findings that were changed or deleted. */
  leftSource(): ReadonlySet<number> {
    return this.bulk?.left ?? new Set();
  }

  /** All records that do not come as their source tells. */
  *held(): Generator<StoredRecord> {
    for (const records of this.byId.values()) {
      yield* records;
    }
    for (const index of this.bulk?.left ?? []) {
      const record = this.bulk?.records[index];
      if (record && !record.deleted) {
        yield record;
      }
    }
  }

  /** Replaces a record's finding and remembers what changed. */
  change(
    record: StoredRecord,
    finding: AsffRecord,
    origin: ChangeOrigin,
  ): void {
    this.changes += 1;
    const updates = changedMembers(record.finding, finding);
    if (updates.length > 0) {
      (record.history ??= []).push({
        at: origin.at,
        source: origin.source,
        identity: origin.identity,
        created: false,
        updates,
      });
    }
    if (origin.lagMinutes > 0) {
      record.versions ??= [
        {
          finding: record.finding,
          localAt: Number.NEGATIVE_INFINITY,
          homeAt: Number.NEGATIVE_INFINITY,
        },
      ];
      record.versions.push(version(finding, origin));
    } else {
      record.versions = undefined;
    }
    record.finding = finding;
    this.leave(record);
    this.listener?.(record, { origin });
  }

  /** Counts a change of what only the unified Security Hub shows of a record. */
  touch(record?: StoredRecord): void {
    this.changes += 1;
    if (record) {
      this.listener?.(record, { unified: true });
    }
  }

  delete(record: StoredRecord): void {
    this.changes += 1;
    record.deleted = true;
    remove(
      this.partitions,
      partitionKey(record.account, record.region),
      record,
    );
    if (record instanceof BulkRecord) {
      this.leave(record);
    } else {
      remove(this.byId, textOf(record.finding, 'Id') ?? '', record);
    }
  }

  clear(): void {
    this.changes += 1;
    this.partitions.clear();
    this.byId.clear();
    this.bulk = undefined;
  }

  partition(account: string, region: string): readonly StoredRecord[] {
    return this.partitions.get(partitionKey(account, region)) ?? [];
  }

  withId(id: string): readonly StoredRecord[] {
    const records = this.byId.get(id) ?? [];
    const index = this.bulk?.source.indexOf(id);
    const record = index === undefined ? undefined : this.bulk?.records[index];
    return record && !record.deleted ? [...records, record] : records;
  }

  *all(): Generator<StoredRecord> {
    for (const records of this.partitions.values()) {
      yield* records;
    }
  }

  private leave(record: StoredRecord): void {
    if (record instanceof BulkRecord && record.source === this.bulk?.source) {
      this.bulk.left.add(record.index);
    }
  }
}

function version(finding: AsffRecord, origin: ChangeOrigin) {
  const late = origin.at + origin.lagMinutes * 60_000;
  return {
    finding,
    localAt: origin.fromHome ? late : origin.at,
    homeAt: origin.fromHome ? origin.at : late,
  };
}

function push(
  index: Map<string, StoredRecord[]>,
  key: string,
  record: StoredRecord,
) {
  const records = index.get(key);
  if (records) {
    records.push(record);
  } else {
    index.set(key, [record]);
  }
}

function remove(
  index: Map<string, StoredRecord[]>,
  key: string,
  record: StoredRecord,
) {
  const records = index.get(key) ?? [];
  const position = records.indexOf(record);
  if (position >= 0) {
    records.splice(position, 1);
  }
}
