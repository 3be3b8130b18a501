import { AsffRecord, textOf } from './AsffRecord';
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

/**
 * All findings of the world: one partition for each account and Region, and an
 * index by finding id.
 */
export class RecordStore {
  private readonly partitions = new Map<string, StoredRecord[]>();
  private readonly byId = new Map<string, StoredRecord[]>();
  private sequence = 0;
  private changes = 0;

  private constructor() {}

  static create(): RecordStore {
    return new RecordStore();
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
    return record;
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
  }

  delete(record: StoredRecord): void {
    this.changes += 1;
    record.deleted = true;
    remove(
      this.partitions,
      partitionKey(record.account, record.region),
      record,
    );
    remove(this.byId, textOf(record.finding, 'Id') ?? '', record);
  }

  clear(): void {
    this.changes += 1;
    this.partitions.clear();
    this.byId.clear();
  }

  partition(account: string, region: string): readonly StoredRecord[] {
    return this.partitions.get(partitionKey(account, region)) ?? [];
  }

  withId(id: string): readonly StoredRecord[] {
    return this.byId.get(id) ?? [];
  }

  *all(): Generator<StoredRecord> {
    for (const records of this.partitions.values()) {
      yield* records;
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
