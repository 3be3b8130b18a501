import { mockServices } from '@backstage/backend-test-utils';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { Knex } from 'knex';
import {
  Simulator,
  SimulatorClock,
  startSimulator,
} from 'security-hub-simulator';
import { createStore, testSettings } from '../../../__testUtils__/createStore';
import { until } from '../../../__testUtils__/until';
import { Clock, SystemClock } from '../../../aws';
import { DefaultEventQueue } from '../../../aws/queue';
import { listPushStates } from '../../../database/operations/push';
import { BatchStore } from '../../ingestor/BatchStore';
import { FairIngestor } from '../../ingestor/FairIngestor';
import { ObservationBatch } from '../../observation';
import { PushConsumer } from '../PushConsumer';

export const administrator = '999900001111';
export const region = 'eu-west-1';
export const queueUrl = `https://sqs.${region}.amazonaws.com/${administrator}/hub`;
const queue = { account: administrator, region };
const accounts = ['111122223333', '444455556666'];

/** The machine's time, in which a pause takes a twentieth. */
const hastyClock: Clock = {
  now: () => Date.now(),
  sleep: async (milliseconds, signal) =>
    await SystemClock.create().sleep(milliseconds / 20, signal),
};

/** An event of the administrator's Security Hub. */
export function eventOf(findings: unknown[], overrides: object = {}) {
  return {
    version: '0',
    'detail-type': 'Security Hub Findings - Imported',
    source: 'aws.securityhub',
    account: administrator,
    region,
    time: '2026-11-20T09:00:00Z',
    detail: { findings },
    ...overrides,
  };
}

/** A store that can be told to fail or to wait, over a real one. */
export class TestStore implements BatchStore {
  readonly #store: BatchStore;
  /** What it was given, and has stored */
  readonly stored: ObservationBatch[] = [];
  /** Thrown instead of anything else, for the batches that it gives an error for */
  failure: (documents: unknown[]) => unknown = () => undefined;
  /** Awaited first */
  pause: Promise<void> = Promise.resolve();
  calls = 0;

  constructor(store: BatchStore) {
    this.#store = store;
  }

  async ingestTogether(batches: ObservationBatch[]) {
    this.calls += 1;
    await this.pause;
    const error = this.failure(
      batches.flatMap(({ observations }) => observations.map(o => o.document)),
    );
    if (error !== undefined) {
      throw error;
    }
    const results = await this.#store.ingestTogether(batches);
    this.stored.push(...batches);
    return results;
  }

  async reject(batch: ObservationBatch, reason: string) {
    return await this.#store.reject(batch, reason);
  }
}

/** A simulated organisation whose events go into a queue, a store, and consumers between them. */
export async function createPushWorld(knex: Knex) {
  const environment = { ...process.env };
  const clock = SimulatorClock.create();
  const simulator: Simulator = await startSimulator({
    organisation: {
      administrator,
      homeRegion: region,
      linkedRegions: [],
      accounts: [
        { id: administrator, name: 'security' },
        ...accounts.map(id => ({ id, name: `account-${id}` })),
      ],
      roles: [],
      findings: [],
      queues: [
        {
          ...queue,
          name: 'hub',
          redrive: { maxReceiveCount: 5, deadLetterQueue: 'hub-dead' },
        },
        { ...queue, name: 'hub-dead' },
      ],
      eventRules: [
        {
          name: 'hub',
          ...queue,
          queue: 'hub',
        },
      ],
    },
    clock,
    limits: 'off',
  });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: simulator.url,
    AWS_ACCESS_KEY_ID: 'AKIASIMULATED0000000',
    AWS_SECRET_ACCESS_KEY: 'any',
    AWS_EC2_METADATA_DISABLED: 'true',
  });
  const store = await createStore(knex);
  const ingestor = new TestStore(store.ingestor);
  const queued = FairIngestor.create({
    store: ingestor,
    metrics: { batchStored: () => {} } as never,
    seconds: () => performance.now() / 1000,
    queueLimit: 2000,
    batchSize: 500,
    transactions: 2,
  });
  const consumers: PushConsumer[] = [];
  const metrics = {
    eventLag: jest.fn(),
    queueDepth: jest.fn(),
    poison: jest.fn(),
  };
  const logger = mockServices.logger.mock();
  const depthOf = (name: string) => {
    const { visible, notVisible, delayed } =
      simulator.control.events.getDepth(name);
    return visible + notVisible + delayed;
  };
  return {
    simulator,
    clock,
    control: simulator.control,
    ingestor,
    metrics,
    logger,
    knex,
    /** Messages that are in the queue, received or not */
    depth: () => depthOf('hub'),
    deadLetters: () => depthOf('hub-dead'),
    send: (body: unknown) =>
      simulator.control.events.sendRaw(
        'hub',
        typeof body === 'string' ? body : JSON.stringify(body),
      ),
    state: async () => (await listPushStates(knex))[0],
    emptied: async () =>
      await until('the queue is empty', () => depthOf('hub') === 0),
    /** How many records were rejected, by reason */
    rejections: async (): Promise<Record<string, number>> => {
      const counts: Record<string, number> = {};
      for (const reason of await knex('rejected_records').pluck('reason')) {
        counts[reason] = (counts[reason] ?? 0) + 1;
      }
      return counts;
    },
    /** How often a message was logged */
    logged: (message: string) =>
      logger.debug.mock.calls.filter(([said]) => said === message).length,
    calls: (operation: string) =>
      simulator.control
        .getCallCounts()
        .filter(count => count.operation === operation)
        .reduce((sum, { calls }) => sum + calls, 0),
    /** Starts a consumer, as one replica does */
    consume: (
      options: {
        role?: string;
        knex?: Knex;
        batchSize?: number;
        clock?: Clock;
        receivers?: number;
        ready?: () => Promise<void>;
      } = {},
    ) => {
      const [source] = testSettings().sources;
      const { role, receivers = 4 } = options;
      const events = { queueUrl, ...queue, role, receivers };
      const consumer = PushConsumer.create({
        source: source.name,
        events,
        queue: DefaultEventQueue.create({
          source,
          events,
          credentials: DefaultAwsCredentialsManager.fromConfig(
            mockServices.rootConfig(),
          ),
          clock: hastyClock,
          random: () => 0.5,
          timing: { wait: 1, visibility: 2, heartbeat: 1 },
        }),
        knex: options.knex ?? knex,
        ingestor: queued,
        metrics,
        logger,
        clock: options.clock ?? hastyClock,
        random: () => 0.5,
        batchSize: options.batchSize ?? 500,
        ready: options.ready,
        writeEvery: 20,
      });
      consumers.push(consumer);
      consumer.start();
      return consumer;
    },
    close: async () => {
      for (const consumer of consumers) {
        await consumer.stop();
      }
      await simulator.close();
      process.env = { ...environment };
    },
  };
}
