import { PullTarget } from './pullTargets';

/** A full read that has come to its end without an error. */
export type CompleteSweep = {
  target: PullTarget;
  /** AWS's clock at its first page: each record that it has met was observed at this time or later */
  observedFrom: string;
  /** Our clock */
  startedAt: string;
  finishedAt: string;
  /** It was broken off and went on */
  resumed: boolean;
  records: number;
};

/**
 * Hears of complete full reads. Paging is no snapshot: that one of them did not meet a record proves nothing. Only two
 * of them and a read by Id do.
 */
export interface CompleteSweepListener {
  onCompleteSweep(sweep: CompleteSweep): Promise<void>;
}
