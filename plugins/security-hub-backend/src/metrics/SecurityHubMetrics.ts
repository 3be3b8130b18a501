import { MetricsService } from '@backstage/backend-plugin-api/alpha';

/**
 * What operators watch, over OpenTelemetry. Names begin with `security_hub.`; attributes hold names of sources, accounts and kinds only,
 * never text of findings. The README of the backend lists them.
 */
export interface SecurityHubMetrics {
  /** One batch was stored. `seconds`: how long its transaction took */
  batchStored(
    batch: { source: string; channel: 'pull' | 'push' },
    counts: {
      read: number;
      stored: number;
      unchanged: number;
      rejected: number;
      skipped: number;
    },
    seconds: number,
  ): void;
  /** From the time in an event's envelope to its commit, seconds */
  eventLag(source: string, seconds: number): void;
  /** AWS has throttled a request */
  throttled(place: { account: string; region: string }): void;
  /** A read of an account and Region failed; `kind`: `HubErrorKind` or `store` */
  readFailed(place: { account: string; region: string }, kind: string): void;
  /** Messages waiting in a queue of events, and in its dead-letter queue where that is known */
  queueDepth(source: string, waiting: number, deadLetters?: number): void;
  /** Messages that were no event of Security Hub that can be read */
  poison(source: string, reason: string): void;
}

/** The metrics of Backstage's metrics service. */
export class DefaultSecurityHubMetrics implements SecurityHubMetrics {
  readonly #instruments: ReturnType<typeof createInstruments>;

  static create(metrics: MetricsService): DefaultSecurityHubMetrics {
    return new DefaultSecurityHubMetrics(metrics);
  }

  private constructor(metrics: MetricsService) {
    this.#instruments = createInstruments(metrics);
  }

  batchStored(
    ...[batch, counts, seconds]: Parameters<SecurityHubMetrics['batchStored']>
  ): void {
    const { records, batchDuration } = this.#instruments;
    for (const outcome of [
      'stored',
      'unchanged',
      'rejected',
      'skipped',
    ] as const) {
      if (counts[outcome] > 0) {
        records.add(counts[outcome], { ...batch, outcome });
      }
    }
    batchDuration.record(seconds, batch);
  }

  eventLag(source: string, seconds: number): void {
    this.#instruments.eventLag.record(seconds, { source });
  }

  throttled(place: { account: string; region: string }): void {
    this.#instruments.throttles.add(1, place);
  }

  readFailed(place: { account: string; region: string }, kind: string): void {
    this.#instruments.readFailures.add(1, { ...place, kind });
  }

  queueDepth(source: string, waiting: number, deadLetters?: number): void {
    const { queueDepth } = this.#instruments;
    queueDepth.record(waiting, { source, queue: 'events' });
    if (deadLetters !== undefined) {
      queueDepth.record(deadLetters, { source, queue: 'dead-letter' });
    }
  }

  poison(source: string, reason: string): void {
    this.#instruments.poison.add(1, { source, reason });
  }
}

function createInstruments(metrics: MetricsService) {
  return {
    records: metrics.createCounter('security_hub.records', {
      description: 'Records of AWS by what became of them',
      unit: '{record}',
    }),
    batchDuration: metrics.createHistogram('security_hub.batch.duration', {
      description: 'How long storing a batch took',
      unit: 's',
    }),
    eventLag: metrics.createHistogram('security_hub.event.lag', {
      description: "From an event's time to its commit",
      unit: 's',
    }),
    throttles: metrics.createCounter('security_hub.throttles', {
      description: 'Requests that AWS throttled',
      unit: '{request}',
    }),
    readFailures: metrics.createCounter('security_hub.read.failures', {
      description: 'Reads of an account and Region that failed',
      unit: '{read}',
    }),
    queueDepth: metrics.createGauge('security_hub.queue.depth', {
      description: 'Messages waiting in a queue',
      unit: '{message}',
    }),
    poison: metrics.createCounter('security_hub.poison', {
      description: 'Messages that could not be read',
      unit: '{message}',
    }),
  };
}
