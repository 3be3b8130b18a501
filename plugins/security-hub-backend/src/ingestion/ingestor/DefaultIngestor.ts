import { FindingRecord } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import {
  loadRecords,
  StoredRecord,
} from '../../database/operations/findings/loadRecords';
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
    const { onlyAccount } = batch;
    for (const { document, observedAt } of batch.observations) {
      const normalised = normaliseAsff(document, {
        observedAt,
        controls: this.#controls,
      });
      if (
        normalised.outcome === 'finding' &&
        onlyAccount !== undefined &&
        normalised.record.identity.account !== onlyAccount
      ) {
        rejected.push({
          source: batch.source,
          reason: 'other-account',
          recordId: normalised.record.identity.id,
          at: observedAt,
          document,
        });
      } else if (normalised.outcome === 'finding') {
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
    const touched = new Set<string>();
    const documents = new Map<string, unknown>();
    const issueKeys = new Set<string>();
    let stored = 0;
    for (const { record, document } of seen) {
      const before = current.get(record.recordKey);
      const merged = mergeRecord(before?.record, record);
      current.set(record.recordKey, {
        record: merged.record,
        source,
        dirtySince: dirtySince(before, record, merged.dirty),
      });
      touched.add(record.recordKey);
      if (merged.changed) {
        stored += 1;
        documents.set(record.recordKey, document);
        issueKeys.add(merged.record.issueKey);
        if (before) {
          issueKeys.add(before.record.issueKey);
        }
      }
    }
    await saveRecords(
      transaction,
      [...touched].flatMap(key => current.get(key) ?? []),
    );
    await saveDocuments(
      transaction,
      [...documents].map(([recordKey, document]) => ({ recordKey, document })),
    );
    await this.#issues.refold(transaction, [...issueKeys]);
    return stored;
  }
}

/** A doubt is settled by an observation so long after the one that raised it. */
const QUIET_MILLISECONDS = 10 * 60_000;

function dirtySince(
  before: StoredRecord | undefined,
  seen: FindingRecord,
  dirty: boolean,
): string | undefined {
  if (dirty) {
    return seen.observedAt;
  }
  const since = before?.dirtySince;
  if (since === undefined) {
    return undefined;
  }
  const quiet = Date.parse(seen.observedAt) - Date.parse(since);
  return quiet >= QUIET_MILLISECONDS ? undefined : since;
}
