import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { Clock } from '../../aws';
import {
  EventQueue,
  QueueError,
  QueueMessage,
  QueueReceiver,
} from '../../aws/queue';
import { EventQueueSettings } from '../../config';
import { storeMessage } from '../../database/faults';
import { SecurityHubMetrics } from '../../metrics';
import { Ingestor } from '../observation';
import { BatchCoalescer } from './BatchCoalescer';
import { EventStore } from './EventStore';
import { PushRecorder } from './PushRecorder';
import { ReceivedEvent, receivedEvent, weightOf } from './ReceivedEvent';
import { ReceiveGate } from './ReceiveGate';

/** What a consumer needs. */
export type PushConsumerOptions = {
  /** Name of the source in config */
  source: string;
  events: EventQueueSettings;
  queue: EventQueue;
  knex: Knex;
  ingestor: Ingestor;
  metrics: Pick<SecurityHubMetrics, 'eventLag' | 'queueDepth' | 'poison'>;
  logger: LoggerService;
  clock: Clock;
  /** 0 up to 1; for jitter */
  random: () => number;
  /** Resolves when what is received can be stored. Before, nothing is: messages are left to other replicas. Default: at once */
  ready?: () => Promise<void>;
  /** Most observations in one transaction: `ingest.batchSize` */
  batchSize: number;
  /** How often the state is written, milliseconds; default 5 seconds */
  writeEvery?: number;
};

const QUIET_MILLISECONDS = 20;
const STOP_MILLISECONDS = 10_000;

/**
 * Takes events of one source from its queue. Several receivers ask at the same time; what they bring is stored in one
 * transaction, and only then is it deleted. What is not stored stays in the queue and comes again. While the database does
 * not answer nothing is received, so that messages do not use up their tries and end among the dead letters.
 */
export class PushConsumer {
  static create(options: PushConsumerOptions): PushConsumer {
    return new PushConsumer(options);
  }

  readonly #options: PushConsumerOptions;
  readonly #gate: ReceiveGate;
  readonly #store: EventStore;
  readonly #recorder: PushRecorder;
  readonly #batches: BatchCoalescer<ReceivedEvent>;
  readonly #receivers: QueueReceiver[];
  #storeFailed = false;

  private constructor(options: PushConsumerOptions) {
    const { queue, events, clock, batchSize } = options;
    const now = () => clock.now();
    this.#options = options;
    this.#gate = ReceiveGate.create(options);
    this.#store = EventStore.create({ ...options, now });
    this.#recorder = PushRecorder.create({ ...options, now });
    this.#batches = BatchCoalescer.create<ReceivedEvent>({
      flush: received => this.#flush(received),
      weightOf,
      most: batchSize,
      quietMilliseconds: QUIET_MILLISECONDS,
      adders: events.receivers,
    });
    this.#receivers = Array.from({ length: events.receivers }, () =>
      this.#createReceiver(queue),
    );
  }

  start(): void {
    this.#recorder.start();
    for (const receiver of this.#receivers) {
      receiver.start();
    }
  }

  /** Receives no more; finishes what is under way, for 10 seconds at most. What is not finished comes again, later. */
  async stop(): Promise<void> {
    const { clock, queue, logger, source } = this.#options;
    const stopped = (async () => {
      const ends = this.#receivers.map(async receiver => await receiver.stop());
      this.#batches.hurry();
      await Promise.all(ends);
      await this.#recorder.stop();
    })();
    const waiting = new AbortController();
    const outcome = await Promise.race([
      stopped.then(() => 'stopped'),
      clock.sleep(STOP_MILLISECONDS, waiting.signal).then(
        () => 'late',
        () => 'stopped',
      ),
    ]);
    waiting.abort();
    queue.close();
    if (outcome === 'late') {
      logger.warn('A batch of events was not finished in time', { source });
    }
  }

  #createReceiver(queue: EventQueue): QueueReceiver {
    let ticket = 0;
    return queue.createReceiver({
      before: async signal => {
        await this.#ready(signal);
        ticket = await this.#gate.pass(signal);
        if (this.#storeFailed) {
          await this.#options.knex.raw('select 1');
        }
      },
      handle: messages => this.#handle(messages, ticket),
      onEmpty: () => this.#succeeded(ticket),
      onFailure: error => this.#failed(error, ticket),
      onTrouble: error => this.#logTrouble(error),
    });
  }

  /** @throws the reason of the signal */
  async #ready(signal: AbortSignal): Promise<void> {
    const { ready } = this.#options;
    if (ready) {
      await new Promise<void>((resolve, reject) => {
        const stop = () => reject(signal.reason);
        signal.addEventListener('abort', stop, { once: true });
        ready()
          .then(resolve, reject)
          .finally(() => signal.removeEventListener('abort', stop));
      });
    }
  }

  async #handle(
    messages: QueueMessage[],
    ticket: number,
  ): Promise<QueueMessage[]> {
    try {
      const events = messages.map(receivedEvent);
      const done = await this.#batches.add(events);
      if (done.length > 0) {
        this.#succeeded();
      } else {
        this.#notStored(ticket);
      }
      return done.map(({ message }) => message);
    } catch (error) {
      this.#failed(error, ticket);
      return [];
    }
  }

  async #flush(events: ReceivedEvent[]): Promise<ReadonlySet<ReceivedEvent>> {
    const stored = await this.#store.store(events);
    this.#recorder.stored(events, stored);
    return stored.done;
  }

  #succeeded(ticket?: number): void {
    if (this.#gate.succeeded(ticket)) {
      this.#storeFailed = false;
      this.#recorder.stateIs('ok');
    }
  }

  #failed(error: unknown, ticket: number): void {
    const { source, logger } = this.#options;
    if (error instanceof QueueError) {
      this.#gate.failed(ticket);
      logger.debug('Receiving events failed', {
        source,
        kind: error.kind,
        cause: `${error.cause}`,
      });
      this.#recorder.stateIs(error.kind, error.message);
    } else {
      logger.debug('Storing events failed', {
        source,
        cause: storeMessage(error),
      });
      this.#notStored(ticket);
    }
  }

  #notStored(ticket: number): void {
    this.#gate.failed(ticket);
    this.#storeFailed = true;
    this.#recorder.stateIs(
      'store',
      'Events that arrive cannot be stored at the moment; they wait in the queue',
    );
  }

  #logTrouble(error: unknown): void {
    this.#options.logger.debug('Events may be delivered again', {
      source: this.#options.source,
      kind: error instanceof QueueError ? error.kind : 'unknown',
    });
  }
}
