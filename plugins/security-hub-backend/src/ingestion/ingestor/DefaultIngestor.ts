import { FindingRecord } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { loadRecords } from '../../database/operations/findings/loadRecords';
import {
  saveDocuments,
  saveRecords,
} from '../../database/operations/findings/saveRecords';
import {
  RejectedRecord,
  saveRejections,
} from '../../database/operations/findings/saveRejections';
import { serialised } from '../../database/transaction';
import { ControlDirectory } from '../asff/controlDirectory';
import { normaliseAsff } from '../asff/normaliseAsff';
import { mergeRecord } from '../issue/mergeRecord';
import { IngestResult, Ingestor, ObservationBatch } from '../observation';
import { IssueWriter } from './IssueWriter';

type Seen = { record: FindingRecord; document: unknown };

/** Normalises, merges, folds and stores a batch in one transaction. Any order and number of deliveries gives the same rows. */
export class DefaultIngestor implements Ingestor {
  static create(options: {
    knex: Knex;
    controls: ControlDirectory;
    issues: IssueWriter;
  }): DefaultIngestor {
    return new DefaultIngestor(options);
  }

  readonly #knex: Knex;
  readonly #controls: ControlDirectory;
  readonly #issues: IssueWriter;

  private constructor(options: Parameters<typeof DefaultIngestor.create>[0]) {
    this.#knex = options.knex;
    this.#controls = options.controls;
    this.#issues = options.issues;
  }

  async ingest(batch: ObservationBatch): Promise<IngestResult> {
    await this.#issues.ready();
    const { seen, rejected } = this.#normalise(batch);
    const stored = await serialised(this.#knex, async transaction => {
      await saveRejections(transaction, rejected);
      return await this.#store(transaction, batch.source, seen);
    });
    return {
      read: batch.observations.length,
      stored,
      unchanged: batch.observations.length - rejected.length - stored,
      rejected: rejected.length,
    };
  }

  #normalise(batch: ObservationBatch): {
    seen: Seen[];
    rejected: RejectedRecord[];
  } {
    const seen: Seen[] = [];
    const rejected: RejectedRecord[] = [];
    for (const { document, observedAt } of batch.observations) {
      const normalised = normaliseAsff(document, {
        observedAt,
        controls: this.#controls,
      });
      if (normalised.outcome === 'finding') {
        seen.push({ record: normalised.record, document });
      } else {
        rejected.push({
          source: batch.source,
          reason: normalised.reason,
          recordId: normalised.recordId,
          at: observedAt,
          document,
        });
      }
    }
    return { seen, rejected };
  }

  async #store(
    transaction: Knex.Transaction,
    source: string,
    seen: Seen[],
  ): Promise<number> {
    const current = await loadRecords(transaction, {
      recordKeys: [...new Set(seen.map(({ record }) => record.recordKey))],
    });
    const changed = new Set<string>();
    const documents = new Map<string, unknown>();
    const issueKeys = new Set<string>();
    let stored = 0;
    for (const { record, document } of seen) {
      const before = current.get(record.recordKey);
      const merged = mergeRecord(before?.record, record);
      const dirty = merged.dirty;
      if (!merged.changed && before?.dirty === dirty) {
        continue;
      }
      if (merged.changed) {
        stored += 1;
        documents.set(record.recordKey, document);
      }
      current.set(record.recordKey, { record: merged.record, source, dirty });
      changed.add(record.recordKey);
      issueKeys.add(merged.record.issueKey);
      if (before) {
        issueKeys.add(before.record.issueKey);
      }
    }
    await saveRecords(
      transaction,
      [...changed].flatMap(key => current.get(key) ?? []),
    );
    await saveDocuments(
      transaction,
      [...documents].map(([recordKey, document]) => ({ recordKey, document })),
    );
    await this.#issues.refold(transaction, [...issueKeys]);
    return stored;
  }
}
