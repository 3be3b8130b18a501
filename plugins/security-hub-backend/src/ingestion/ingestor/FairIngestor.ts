import { SecurityHubMetrics } from '../../metrics';
import { IngestResult, Ingestor, ObservationBatch } from '../observation';
import { BatchStore, sumOf } from './BatchStore';
import { readerText } from './SourceOfRecord';
import { storeParts } from './storeParts';

type Job = {
  batch: ObservationBatch;
  resolve: (result: IngestResult) => void;
  reject: (error: unknown) => void;
};

type Lane = {
  jobs: Job[];
  /** Observations that wait or are being stored */
  pending: number;
  /** Readers that wait for room */
  blocked: Array<() => void>;
  /** The turn in which it was served last; 0: not yet */
  served: number;
};

const NOT_STORABLE = 'not-storable';
const RECENT_SECONDS = 60 * 60;

/** What the queue works with. */
export type FairIngestorOptions = {
  store: BatchStore;
  metrics: SecurityHubMetrics;
  /** Seconds, from any beginning */
  seconds: () => number;
  /** Observations of a lane that may wait; its readers wait when there are more */
  queueLimit: number;
  /** Most observations in one transaction */
  batchSize: number;
  /** Transactions at once: 1 on SQLite, which has one writer */
  transactions: number;
  /** Called after each transaction with the seconds that it took; the next one waits for it. SQLite works in our own thread: requests need some of it */
  rest?: (seconds: number) => Promise<void>;
};

/**
 * A fair queue in front of the store. Each reader (source, account, Region) and each source's events have a lane of their own; lanes
 * take turns, so that one noisy account delays no other. What waits in a lane is stored together, up to a batch: under load transactions
 * get larger instead of more. A full lane makes its reader wait, which bounds memory.
 */
export class FairIngestor implements Ingestor {
  static create(options: FairIngestorOptions): FairIngestor {
    return new FairIngestor(options);
  }

  readonly #options: FairIngestorOptions;
  readonly #lanes = new Map<string, Lane>();
  #running = 0;
  #turn = 0;
  /** When something was stored last */
  #storedAt: number | undefined;

  private constructor(options: FairIngestorOptions) {
    this.#options = options;
  }

  async ingest(batch: ObservationBatch): Promise<IngestResult> {
    const key = laneOf(batch);
    const size = batch.observations.length;
    for (;;) {
      const lane = this.#lane(key);
      if (
        lane.pending === 0 ||
        lane.pending + size <= this.#options.queueLimit
      ) {
        lane.pending += size;
        return await new Promise((resolve, reject) => {
          lane.jobs.push({ batch, resolve, reject });
          this.#work();
        });
      }
      await new Promise<void>(resolve => lane.blocked.push(resolve));
    }
  }

  #lane(key: string): Lane {
    const known = this.#lanes.get(key);
    if (known) {
      return known;
    }
    const lane: Lane = { jobs: [], pending: 0, blocked: [], served: 0 };
    this.#lanes.set(key, lane);
    return lane;
  }

  #work(): void {
    while (this.#running < this.#options.transactions) {
      const next = this.#next();
      if (!next) {
        return;
      }
      const [key, lane] = next;
      this.#turn += 1;
      lane.served = this.#turn;
      this.#running += 1;
      this.#storeAndRest(lane, this.#take(lane)).finally(() => {
        this.#running -= 1;
        if (lane.pending === 0 && lane.blocked.length === 0) {
          this.#lanes.delete(key);
        }
        this.#work();
      });
    }
  }

  /** Of the lanes with something to store the one that has waited for its turn the longest. */
  #next(): [string, Lane] | undefined {
    let next: [string, Lane] | undefined;
    for (const entry of this.#lanes) {
      const [, lane] = entry;
      if (lane.jobs.length > 0 && (!next || lane.served < next[1].served)) {
        next = entry;
      }
    }
    return next;
  }

  #take(lane: Lane): Job[] {
    const taken: Job[] = [];
    let size = 0;
    for (const job of lane.jobs) {
      size += job.batch.observations.length;
      if (taken.length > 0 && size > this.#options.batchSize) {
        break;
      }
      taken.push(job);
    }
    lane.jobs.splice(0, taken.length);
    return taken;
  }

  async #storeAndRest(lane: Lane, jobs: Job[]): Promise<void> {
    const { seconds, rest } = this.#options;
    const began = seconds();
    await this.#store(lane, jobs);
    await rest?.(seconds() - began);
  }

  /** Never throws: each job hears of its own end. */
  async #store(lane: Lane, jobs: Job[]): Promise<void> {
    const { store } = this.#options;
    try {
      const results = await this.#measured(
        jobs,
        async () => await store.ingestTogether(jobs.map(({ batch }) => batch)),
      );
      jobs.forEach((job, index) => job.resolve(results[index]));
    } catch {
      // One of them may be to blame: each for itself
      for (const job of jobs) {
        await this.#measured([job], async () => [
          await this.#storeOrReject(job.batch),
        ]).then(([result]) => job.resolve(result), job.reject);
      }
    }
    for (const { batch } of jobs) {
      lane.pending -= batch.observations.length;
    }
    for (const resume of lane.blocked.splice(0)) {
      resume();
    }
  }

  /**
   * Rejects what cannot be stored (`not-storable`), but only where other findings can be: when none can, it is more likely that something
   * is wrong with us than with each of them.
   */
  async #storeOrReject(batch: ObservationBatch): Promise<IngestResult> {
    const { store, seconds } = this.#options;
    const { results, refused, error } = await storeParts(store, batch);
    if (refused.length > 0) {
      const trusted =
        results.length > 0 ||
        (this.#storedAt !== undefined &&
          seconds() - this.#storedAt < RECENT_SECONDS);
      if (!trusted) {
        throw error;
      }
      results.push(
        await store.reject({ ...batch, observations: refused }, NOT_STORABLE),
      );
    }
    return sumOf(results);
  }

  async #measured(
    jobs: Job[],
    work: () => Promise<IngestResult[]>,
  ): Promise<IngestResult[]> {
    const { metrics, seconds } = this.#options;
    const began = seconds();
    const results = await work();
    this.#storedAt = seconds();
    const took = seconds() - began;
    results.forEach((result, index) => {
      const { source, channel = 'pull' } = jobs[index].batch;
      const skipped = Object.values(result.skipped ?? {});
      metrics.batchStored(
        { source, channel },
        { ...result, skipped: skipped.reduce((sum, count) => sum + count, 0) },
        took / results.length,
      );
    });
    return results;
  }
}

function laneOf({ source, readFrom, channel }: ObservationBatch): string {
  return channel === 'push'
    ? `${source}/events`
    : `${source}/${readerText(readFrom)}`;
}
