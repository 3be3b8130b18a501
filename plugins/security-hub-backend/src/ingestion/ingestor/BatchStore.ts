import { IngestResult, ObservationBatch } from '../observation';

/** Stores batches; what is behind the queue. */
export interface BatchStore {
  /** Stores several batches in one transaction: all or none. @returns a result for each, in their order */
  ingestTogether(batches: ObservationBatch[]): Promise<IngestResult[]>;
  /** Keeps the observations as rejected records with this reason */
  reject(batch: ObservationBatch, reason: string): Promise<IngestResult>;
}

/** The sum of results. */
export function sumOf(results: IngestResult[]): IngestResult {
  const sum: IngestResult = { read: 0, stored: 0, unchanged: 0, rejected: 0 };
  const skipped: Record<string, number> = {};
  let elsewhere = 0;
  for (const result of results) {
    sum.read += result.read;
    sum.stored += result.stored;
    sum.unchanged += result.unchanged;
    sum.rejected += result.rejected;
    elsewhere += result.elsewhere ?? 0;
    for (const [rule, count] of Object.entries(result.skipped ?? {})) {
      skipped[rule] = (skipped[rule] ?? 0) + count;
    }
  }
  return {
    ...sum,
    skipped: Object.keys(skipped).length > 0 ? skipped : undefined,
    elsewhere: elsewhere || undefined,
  };
}
