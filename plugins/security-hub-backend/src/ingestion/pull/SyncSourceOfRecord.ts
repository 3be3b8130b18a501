import { SyncState, SyncStateStore } from '../../database/operations/sync';

/** An account and Region that findings are read from. */
export type Reader = { account: string; region: string };

/** Where each source is read, as an index. */
type Readers = {
  /** Accounts and Regions that are read by themselves, as `source/account/Region` */
  own: ReadonlySet<string>;
  administrators: ReadonlyMap<string, Reader>;
};

function indexOf(rows: SyncState[]): Readers {
  const own = new Set<string>();
  const administrators = new Map<string, Reader>();
  for (const { source, account, region, role } of rows) {
    if (role === 'administrator') {
      administrators.set(source, { account, region });
    } else {
      own.add(`${source}/${account}/${region}`);
    }
  }
  return { own, administrators };
}

/**
 * Tells through which account and Region a record is read, its source of record: through its own where that is read by itself; else
 * through its account in the aggregation Region, where an account shows what it has in all linked Regions; else through the source's
 * administrator. Answers from memory; {@link SyncSourceOfRecord.update} tells it of changes.
 */
export class SyncSourceOfRecord {
  static create(
    states: Pick<SyncStateStore, 'listReaders'>,
  ): SyncSourceOfRecord {
    return new SyncSourceOfRecord(states);
  }

  readonly #states: Pick<SyncStateStore, 'listReaders'>;
  #readers: Readers = indexOf([]);

  private constructor(states: Pick<SyncStateStore, 'listReaders'>) {
    this.#states = states;
  }

  /** Looks again what is read by itself. To be called after changes, and now and then: other replicas change it too. */
  async refresh(): Promise<void> {
    this.update(await this.#states.listReaders());
  }

  /** @param rows - what {@link SyncStateStore.listReaders} has just given */
  update(rows: SyncState[]): void {
    this.#readers = indexOf(rows);
  }

  /** @returns undefined when nothing is known to read it */
  readerOf(
    source: string,
    account: string | undefined,
    region: string | undefined,
  ): Reader | undefined {
    const { own, administrators } = this.#readers;
    const administrator = administrators.get(source);
    for (const place of [region, administrator?.region]) {
      if (
        account !== undefined &&
        place !== undefined &&
        own.has(`${source}/${account}/${place}`)
      ) {
        return { account, region: place };
      }
    }
    return administrator;
  }
}
