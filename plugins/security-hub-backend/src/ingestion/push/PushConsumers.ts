import { LoggerService } from '@backstage/backend-plugin-api';
import { AwsCredentialsManager } from '@backstage/integration-aws-node';
import { Knex } from 'knex';
import { Clock } from '../../aws';
import { DefaultEventQueue } from '../../aws/queue';
import { SecurityHubSettings } from '../../config';
import { storeMessage } from '../../database/faults';
import { keepPushStates } from '../../database/operations/push';
import { SecurityHubMetrics } from '../../metrics';
import { Ingestor } from '../observation';
import { PushConsumer } from './PushConsumer';

/** What the consumers need. */
export type PushConsumersOptions = {
  settings: Pick<SecurityHubSettings, 'sources' | 'ingest'>;
  /** Base credentials: `DefaultAwsCredentialsManager.fromConfig(config)` */
  credentials: AwsCredentialsManager;
  knex: Knex;
  ingestor: Ingestor;
  metrics: Pick<SecurityHubMetrics, 'eventLag' | 'queueDepth' | 'poison'>;
  logger: LoggerService;
  clock: Clock;
  /** 0 up to 1; for jitter */
  random: () => number;
  /** See `PushConsumerOptions` */
  ready?: () => Promise<void>;
};

/** A consumer for each source that has a queue of events. Every replica runs them: they share the queues. */
export class PushConsumers {
  static create(options: PushConsumersOptions): PushConsumers {
    return new PushConsumers(options);
  }

  readonly #options: PushConsumersOptions;
  readonly #consumers: PushConsumer[];

  private constructor(options: PushConsumersOptions) {
    this.#options = options;
    const { settings } = options;
    this.#consumers = settings.sources.flatMap(source => {
      const { events } = source;
      return events
        ? PushConsumer.create({
            ...options,
            source: source.name,
            events,
            batchSize: settings.ingest.batchSize,
            queue: DefaultEventQueue.create({ ...options, source, events }),
          })
        : [];
    });
  }

  /** Does not wait for AWS: what cannot be reached becomes a state and is tried again. */
  async start(): Promise<void> {
    const { settings, knex, logger } = this.#options;
    const named = settings.sources
      .filter(({ events }) => events !== undefined)
      .map(({ name }) => name);
    try {
      await keepPushStates(knex, named);
    } catch (error) {
      logger.debug('States of queues that are gone could not be removed', {
        cause: storeMessage(error),
      });
    }
    for (const consumer of this.#consumers) {
      consumer.start();
    }
  }

  /** Within 10 seconds; before the connections of `knex` and the gateways are closed. */
  async stop(): Promise<void> {
    await Promise.all(
      this.#consumers.map(async consumer => await consumer.stop()),
    );
  }
}
