import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { EventQueue } from '../../aws/queue';
import {
  claimDepthRead,
  PushStateName,
  saveDepth,
  savePushProgress,
} from '../../database/operations/push';
import { storeMessage } from '../../database/faults';
import { SecurityHubMetrics } from '../../metrics';
import { StoredEvents } from './EventStore';
import { LagWindow } from './LagWindow';
import { ReceivedEvent } from './ReceivedEvent';

/** What the recorder needs. */
export type PushRecorderOptions = {
  source: string;
  queue: EventQueue;
  knex: Knex;
  metrics: Pick<SecurityHubMetrics, 'eventLag' | 'queueDepth' | 'poison'>;
  logger: LoggerService;
  /** Milliseconds since 1970 */
  now: () => number;
  /** How often the state is written, default 5 seconds; milliseconds */
  writeEvery?: number;
};

const WRITE_EVERY_MILLISECONDS = 5_000;
const DEPTH_EVERY_MILLISECONDS = 30_000;

/** Keeps what is to be seen of a queue: gathers it in memory, and writes it every few seconds. */
export class PushRecorder {
  static create(options: PushRecorderOptions): PushRecorder {
    return new PushRecorder(options);
  }

  readonly #options: PushRecorderOptions;
  readonly #lags = LagWindow.create();
  #state: PushStateName = 'starting';
  #message: string | undefined;
  #counts = { findings: 0, others: 0, poison: 0 };
  #lastEventAt: string | undefined;
  #lastStoredAt: string | undefined;
  #changed = true;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;
  #reading: Promise<void> | undefined;

  private constructor(options: PushRecorderOptions) {
    this.#options = options;
  }

  start(): void {
    const every = this.#options.writeEvery ?? WRITE_EVERY_MILLISECONDS;
    this.#timer = setInterval(() => void this.write(), every);
    this.#timer.unref();
    void this.write();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#writing;
    await this.#writeState();
  }

  /** @param message - for people, of all states but `ok` */
  stateIs(state: PushStateName, message?: string): void {
    if (this.#state !== state || this.#message !== message) {
      this.#log(state, message);
      this.#changed = true;
    }
    this.#state = state;
    this.#message = message;
  }

  stored(events: ReceivedEvent[], { done, findings, poison }: StoredEvents) {
    const { source, metrics } = this.#options;
    const now = this.#options.now();
    for (const received of events) {
      const { event } = received;
      if (event.kind === 'findings' && done.has(received)) {
        const lag = Math.max(0, now - Date.parse(event.time));
        metrics.eventLag(source, lag / 1_000);
        this.#lags.add(lag, now);
        if (this.#lastEventAt === undefined || event.time > this.#lastEventAt) {
          this.#lastEventAt = event.time;
        }
        this.#lastStoredAt = new Date(now).toISOString();
      }
      this.#counts.others += event.kind === 'other' ? 1 : 0;
    }
    for (const reason of poison) {
      metrics.poison(source, reason);
    }
    this.#counts.findings += findings;
    this.#counts.poison += poison.length;
    this.#changed = true;
  }

  /** Writes what has changed, and reads the depth of the queue when it is this replica's turn. Never throws. */
  async write(): Promise<void> {
    // One that the database holds up is not joined by others
    this.#writing ??= this.#writeState().finally(() => {
      this.#writing = undefined;
    });
    await this.#writing;
    this.#reading ??= this.#readDepth().finally(() => {
      this.#reading = undefined;
    });
    await this.#reading;
  }

  async #writeState(): Promise<void> {
    if (!this.#changed) {
      return;
    }
    const counts = this.#counts;
    this.#counts = { findings: 0, others: 0, poison: 0 };
    this.#changed = false;
    try {
      await savePushProgress(this.#options.knex, this.#options.source, {
        state: this.#state,
        stateAt: new Date(this.#options.now()).toISOString(),
        message: this.#message,
        lastEventAt: this.#lastEventAt,
        lastStoredAt: this.#lastStoredAt,
        lagMilliseconds: this.#lags.last,
        longestLagMilliseconds: this.#lags.longest,
        ...counts,
      });
      this.#lastStoredAt = undefined;
    } catch (error) {
      for (const name of ['findings', 'others', 'poison'] as const) {
        this.#counts[name] += counts[name];
      }
      this.#changed = true;
      this.#options.logger.debug(
        'The state of a queue of events could not be written',
        { source: this.#options.source, cause: storeMessage(error) },
      );
    }
  }

  async #readDepth(): Promise<void> {
    const { source, knex, queue, metrics, logger, now } = this.#options;
    try {
      const mine = await claimDepthRead(knex, source, {
        now: now(),
        intervalMilliseconds: DEPTH_EVERY_MILLISECONDS,
      });
      if (mine) {
        const depth = await queue.readDepth();
        metrics.queueDepth(source, depth.waiting, depth.deadLetters);
        await saveDepth(knex, source, depth);
      }
    } catch (error) {
      logger.debug('The depth of a queue of events could not be read', {
        source,
        cause: storeMessage(error),
      });
    }
  }

  #log(state: PushStateName, message: string | undefined): void {
    const { logger, source } = this.#options;
    if (state === 'ok') {
      logger.info('Events are received', { source });
    } else {
      logger.warn(message ?? 'Events are not received', { source, state });
    }
  }
}
