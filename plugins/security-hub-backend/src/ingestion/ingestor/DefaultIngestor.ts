import { Knex } from 'knex';
import { transact } from '../../database/contention';
import {
  forgetSkipped,
  saveAccountEvents,
  saveSkipped,
} from '../../database/operations/accounts';
import { lockAccounts } from '../../database/operations/findings/lockAccounts';
import {
  loadRecordHeads,
  RecordHead,
} from '../../database/operations/findings/loadRecordHeads';
import {
  loadRecords,
  StoredRecord,
} from '../../database/operations/findings/loadRecords';
import { PlannerStatistics } from '../../database/operations/findings/PlannerStatistics';
import { saveRejections } from '../../database/operations/findings/saveRejections';
import {
  markDirty,
  touchRecords,
} from '../../database/operations/findings/touchRecords';
import { IngestResult, Ingestor, ObservationBatch } from '../observation';
import { BatchStore } from './BatchStore';
import { OwnershipOutdated } from '../assignment/OwnershipOutdated';
import { IngestRules } from '../rules';
import { accountEventsOf } from './accountEventsOf';
import { AppliedRules, applyRules } from './applyRules';
import { forgetRecords } from './forgetRecords';
import { IssueWriter } from './IssueWriter';
import { issueKeysOf } from './issueKeysOf';
import { mergeSightings } from './mergeSightings';
import { ReadingContext, readObservations } from './readObservations';
import { saveMerged } from './saveMerged';
import { Seen, sortSightings } from './sightings';

/** Two replicas that see the catalog change at different moments agree within seconds. */
const CATCH_UPS = 20;

/** How many observations changed something, and how many were left out and why; by batch. */
type Stored = {
  changed: Map<number, number>;
  skipped: Map<number, Record<string, number>>;
};

/** Normalises, merges, folds and stores a batch in one transaction. Any order and number of deliveries gives the same rows. */
export class DefaultIngestor implements Ingestor, BatchStore {
  static create(
    options: {
      knex: Knex;
      issues: IssueWriter;
      rules: IngestRules;
      /** Looks at the catalog again, after waiting a little: another replica knows a newer state of it */
      catchUp: () => Promise<void>;
      now: () => Date;
    } & ReadingContext,
  ): DefaultIngestor {
    return new DefaultIngestor(options);
  }

  readonly #options: Parameters<typeof DefaultIngestor.create>[0];
  readonly #statistics: PlannerStatistics;

  private constructor(options: Parameters<typeof DefaultIngestor.create>[0]) {
    this.#options = options;
    this.#statistics = PlannerStatistics.create(options.knex);
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
    const stored = await this.#withCurrentOwners(
      async () =>
        await transact(knex, async transaction => {
          await saveRejections(
            transaction,
            read.flatMap(part => part.rejected),
          );
          return await this.#store(transaction, seen);
        }),
    );
    await this.#statistics.note(seen.length);
    return read.map((part, number) => {
      const elsewhere = part.seen.filter(sighting => sighting.elsewhere).length;
      const changed = stored.changed.get(number) ?? 0;
      const skipped = { ...part.noFindings, ...stored.skipped.get(number) };
      const left = Object.values(stored.skipped.get(number) ?? {}).reduce(
        (sum, count) => sum + count,
        0,
      );
      return {
        read: batches[number].observations.length,
        stored: changed,
        unchanged: part.seen.length - elsewhere - left - changed,
        rejected: part.rejected.length,
        skipped: Object.keys(skipped).length > 0 ? skipped : undefined,
        elsewhere: elsewhere || undefined,
      };
    });
  }

  async reject(batch: ObservationBatch, reason: string): Promise<IngestResult> {
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

  async #withCurrentOwners<T>(work: () => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof OwnershipOutdated) || tried >= CATCH_UPS) {
          throw error;
        }
        await this.#options.catchUp();
      }
    }
  }

  async #store(transaction: Knex.Transaction, seen: Seen[]): Promise<Stored> {
    if (seen.length === 0) {
      return { changed: new Map(), skipped: new Map() };
    }
    const { issues, readers } = this.#options;
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
    const applied = await applyRules(transaction, seen, {
      ...this.#options,
      heads,
    });
    const sorted = sortSightings(applied.kept, heads);
    await touchRecords(transaction, sorted.unchanged);
    await markDirty(transaction, sorted.doubtful);
    const changed = await this.#merge(
      transaction,
      sorted.differing,
      heads,
      locked,
    );
    if (applied.outdated.length > 0) {
      await forgetRecords(transaction, {
        recordKeys: applied.outdated,
        issues,
        at: seen[0].record.observedAt,
      });
    }
    await noteLeftOut(transaction, applied, heads);
    // Last of all: the time until here is the lag
    await saveAccountEvents(
      transaction,
      accountEventsOf(seen, readers, this.#options.now().getTime()),
    );
    return { changed, skipped: applied.skipped };
  }

  async #merge(
    transaction: Knex.Transaction,
    differing: Seen[],
    heads: ReadonlyMap<string, RecordHead>,
    locked: ReadonlySet<string | undefined>,
  ): Promise<Stored['changed']> {
    if (differing.length === 0) {
      return new Map();
    }
    const current = await this.#recordsOfIssues(
      transaction,
      issueKeysOf(differing, heads),
      locked,
    );
    const merged = mergeSightings(differing, current);
    await saveMerged(
      transaction,
      [...merged.touched].flatMap(key => merged.records.get(key) ?? []),
      merged.documents,
    );
    await this.#options.issues.refold(transaction, [...merged.issueKeys], {
      records: [...merged.records.values()].map(({ record }) => record),
    });
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
}

/** Keeps in mind what is left out at present: what a batch stores for the first time is left out no longer. */
async function noteLeftOut(
  transaction: Knex.Transaction,
  { kept, left }: AppliedRules,
  heads: ReadonlyMap<string, RecordHead>,
): Promise<void> {
  await saveSkipped(transaction, left);
  await forgetSkipped(
    transaction,
    kept.flatMap(({ elsewhere, record: { recordKey } }) =>
      elsewhere || heads.has(recordKey) ? [] : recordKey,
    ),
  );
}
