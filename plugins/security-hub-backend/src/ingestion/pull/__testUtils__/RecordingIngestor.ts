import { IngestResult, Ingestor, ObservationBatch } from '../../observation';

export type Document = {
  Id: string;
  ProductArn: string;
  AwsAccountId: string;
  Region: string;
  UpdatedAt: string;
  Workflow: { Status: string };
  Resources?: unknown[];
};

/** Keeps the latest document of each record. A record without Resources is one that it rejects. */
export class RecordingIngestor implements Ingestor {
  readonly documents = new Map<string, Document>();
  readonly batches: ObservationBatch[] = [];
  beforeBatch: (batch: ObservationBatch) => void | Promise<void> = () => {};
  /** Left out, by the rule's name */
  skipped: Record<string, number> | undefined;

  async ingest(batch: ObservationBatch): Promise<IngestResult> {
    await this.beforeBatch(batch);
    this.batches.push(batch);
    const result = { read: 0, stored: 0, unchanged: 0, rejected: 0 };
    for (const { document } of batch.observations) {
      const finding = document as Document;
      const known = this.documents.has(finding.Id);
      result.read += 1;
      if (!finding.Resources?.length) {
        result.rejected += 1;
      } else {
        result[known ? 'unchanged' : 'stored'] += 1;
        this.documents.set(finding.Id, finding);
      }
    }
    return { ...result, skipped: this.skipped };
  }

  ids() {
    return [...this.documents.keys()];
  }

  /** What it took from where, as `account/Region` */
  sources() {
    return new Set(
      this.batches.map(
        ({ readFrom }) => `${readFrom.account}/${readFrom.region}`,
      ),
    );
  }
}
