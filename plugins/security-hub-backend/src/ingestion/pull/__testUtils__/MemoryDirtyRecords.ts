import { DirtyRecords, RecordIdentifier, RecordScope } from '../DirtyRecords';

/** Doubtful records in memory. */
export class MemoryDirtyRecords implements DirtyRecords {
  dirty: RecordIdentifier[] = [];
  readonly gone: RecordIdentifier[] = [];
  readonly scopes: RecordScope[] = [];
  stored: RecordIdentifier[] = [];

  async next(scope: RecordScope, { limit }: { limit: number }) {
    this.scopes.push(scope);
    return this.dirty.splice(0, limit);
  }

  async missing(_: RecordScope, records: RecordIdentifier[]) {
    this.gone.push(...records);
  }

  async markUnseen(
    _: RecordScope,
    sweep: { isSeen(record: RecordIdentifier): boolean },
  ) {
    this.dirty.push(...this.stored.filter(item => !sweep.isSeen(item)));
  }
}
