import { Knex } from 'knex';
import { transact } from '../../database/contention';
import { lockAccounts } from '../../database/operations/findings/lockAccounts';
import {
  loadRecordHeads,
  RecordHead,
} from '../../database/operations/findings/loadRecordHeads';
import {
  loadRecords,
  StoredRecord,
} from '../../database/operations/findings/loadRecords';
import {
  deleteDocuments,
  saveDocuments,
  saveRecords,
} from '../../database/operations/findings/saveRecords';
import { saveRejections } from '../../database/operations/findings/saveRejections';
import {
  markDirty,
  touchRecords,
} from '../../database/operations/findings/touchRecords';
import { isSlim, slimRecord } from '../issue/slimRecord';
import { IngestResult, Ingestor, ObservationBatch } from '../observation';
import { BatchStore } from './BatchStore';
import { IssueWriter } from './IssueWriter';
import { mergeSightings } from './mergeSightings';
import { ReadingContext, readObservations } from './readObservations';
import { Seen, sortSightings } from './sightings';

/** Normalises, merges, folds and stores a batch in one transaction. Any order and number of deliveries gives the same rows. */
export class DefaultIngestor implements Ingestor, BatchStore {
  static create(
    options: { knex: Knex; issues: IssueWriter } & ReadingContext,
  ): DefaultIngestor {
    return new DefaultIngestor(options);
  }

  readonly #options: Parameters<typeof DefaultIngestor.create>[0];

  private constructor(options: Parameters<typeof DefaultIngestor.create>[0]) {
    this.#options = options;
  }

  async ingest(batch: ObservationBatch): Promise<IngestResult> {
    const [result] = await this.ingestTogether([batch]);
    return result;
  }

  async ingestTogether(batches: ObservationBatch[]): Promise<IngestResult[]> {
    const { knex, issues } = this.#options;
    await issues.ready();
    const read = batches.map((batch, number) =>
      readObservations(batch, number, this.#options),
    );
    const seen = read.flatMap(part => part.seen);
    const stored = await transact(knex, async transaction => {
      await saveRejections(
        transaction,
        read.flatMap(part => part.rejected),
      );
      return await this.#store(transaction, seen);
    });
    return read.map((part, number) => {
      const elsewhere = part.seen.filter(sighting => sighting.elsewhere).length;
      const changed = stored.get(number) ?? 0;
      return {
        read: batches[number].observations.length,
        stored: changed,
        unchanged: part.seen.length - elsewhere - changed,
        rejected: part.rejected.length,
        elsewhere: elsewhere || undefined,
      };
    });
  }

  async reject(
    batch: ObservationBatch,
    reason: string,
  ): Promise<IngestResult> {
    const { source, observations } = batch;
    await transact(this.#options.knex, async transaction => {
      await saveRejections(
        transaction,
        observations.map(({ document, observedAt }) => ({
          source,
          reason,
          at: observedAt,
          document,
        })),
      );
    });
    const { length } = observations;
    return { read: length, stored: 0, unchanged: 0, rejected: length };
  }

  async #store(
    transaction: Knex.Transaction,
    seen: Seen[],
  ): Promise<Map<number, number>> {
    if (seen.length === 0) {
      return new Map();
    }
    const locked = new Set(
      seen.flatMap(({ record }) => [
        record.identity.account,
        record.owningAccount,
      ]),
    );
    await lockAccounts(transaction, locked);
    const heads = await loadRecordHeads(transaction, {
      recordKeys: [...new Set(seen.map(({ record }) => record.recordKey))],
      twinKeys: [...new Set(seen.map(({ record }) => record.twinKey))],
    });
    const sorted = sortSightings(seen, heads);
    await touchRecords(transaction, sorted.unchanged);
    await markDirty(transaction, sorted.doubtful);
    if (sorted.differing.length === 0) {
      return new Map();
    }
    const current = await this.#recordsOfIssues(
      transaction,
      issueKeysOf(sorted.differing, heads),
      locked,
    );
    const merged = mergeSightings(sorted.differing, current);
    await this.#save(
      transaction,
      [...merged.touched].flatMap(key => merged.records.get(key) ?? []),
      merged.documents,
    );
    await this.#options.issues.refold(
      transaction,
      [...merged.issueKeys],
      [...merged.records.values()].map(({ record }) => record),
    );
    return merged.stored;
  }

  /** A record may have belonged to another account's issue, which has to be locked then, too. */
  async #recordsOfIssues(
    transaction: Knex.Transaction,
    issueKeys: string[],
    locked: ReadonlySet<string | undefined>,
  ): Promise<Map<string, StoredRecord>> {
    const current = await loadRecords(transaction, { issueKeys });
    const others = [...current.values()]
      .map(({ record }) => record.owningAccount)
      .filter(account => !locked.has(account));
    if (others.length === 0) {
      return current;
    }
    await lockAccounts(transaction, others);
    return await loadRecords(transaction, { issueKeys });
  }

  async #save(
    transaction: Knex.Transaction,
    records: StoredRecord[],
    documents: ReadonlyMap<string, unknown>,
  ): Promise<void> {
    await saveRecords(
      transaction,
      records.map(stored => ({ ...stored, record: slimRecord(stored.record) })),
    );
    const slim = new Set(
      records.flatMap(({ record }) => (isSlim(record) ? record.recordKey : [])),
    );
    await saveDocuments(
      transaction,
      [...documents].flatMap(([recordKey, document]) =>
        slim.has(recordKey) ? [] : { recordKey, document },
      ),
    );
    await deleteDocuments(
      transaction,
      [...documents.keys()].filter(key => slim.has(key)),
    );
  }
}

/** The issues that observations belong to, and those that their records and counterparts belong to so far. */
function issueKeysOf(
  seen: Seen[],
  heads: ReadonlyMap<string, RecordHead>,
): string[] {
  const keys = new Set<string>();
  const twins = new Map<string, Set<string>>();
  for (const head of heads.values()) {
    if (head.twinKey) {
      const issues = twins.get(head.twinKey) ?? new Set();
      twins.set(head.twinKey, issues.add(head.issueKey));
    }
  }
  for (const { record } of seen) {
    keys.add(record.issueKey);
    for (const key of twins.get(record.twinKey) ?? []) {
      keys.add(key);
    }
    const head = heads.get(record.recordKey);
    if (head) {
      keys.add(head.issueKey);
    }
  }
  return [...keys];
}
