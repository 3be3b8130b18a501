import { RecordFormat } from 'backstage-plugin-security-hub-common';

/** One sight of a record, as it comes out of AWS. */
export type Observation = {
  /** The record as AWS gave it: any JSON value */
  document: unknown;
  /** AWS's clock: for a page the time the request was sent, corrected by the skew of the HTTP Date header; ISO 8601 */
  observedAt: string;
  /** Default `asff` */
  format?: RecordFormat;
  /** The account and Region that it was read from, where that is not the one of its batch */
  readFrom?: { account: string; region: string };
};

/** What one source hands over at once. */
export type ObservationBatch = {
  /** Name of the source in config */
  source: string;
  /** The account and Region that it was read from; observations from elsewhere only mark a record dirty */
  readFrom: { account: string; region: string };
  /** Default `pull` */
  channel?: 'pull' | 'push';
  /** Given on a read of one account by itself: a record that names another AwsAccountId is to be rejected */
  onlyAccount?: string;
  observations: Observation[];
};

/** What became of a batch. */
export type IngestResult = {
  read: number;
  /** New or changed */
  stored: number;
  unchanged: number;
  rejected: number;
  /** Left out by a rule of `securityHub.ingest.rules`, by the rule's name */
  skipped?: Record<string, number>;
  /** Seen by another reader than the one they are read through: not taken over, marked dirty where they differ */
  elsewhere?: number;
};

/** One batch = one transaction: normalise, merge, fold, assign owners and priority, store. */
export interface Ingestor {
  ingest(batch: ObservationBatch): Promise<IngestResult>;
}
