import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { QueueMessage } from '../../aws/queue';
import { migrationsDirectory } from '../../database/migrations';
import { Ingestor, ObservationBatch } from '../observation';
import { eventOf } from './__testUtils__/pushWorld';
import { EventStore } from './EventStore';
import { receivedEvent } from './ReceivedEvent';

jest.setTimeout(60_000);

/** Takes all but findings called `bad`. */
class PickyIngestor implements Ingestor {
  readonly batches: ObservationBatch[] = [];
  error: unknown = new TypeError('x is undefined');
  /** Nothing can be stored at all */
  broken = false;

  async ingest(batch: ObservationBatch) {
    if (
      this.broken ||
      batch.observations.some(({ document }) => document === 'bad')
    ) {
      throw this.error;
    }
    this.batches.push(batch);
    const read = batch.observations.length;
    return { read, stored: read, unchanged: 0, rejected: 0 };
  }

  get stored(): unknown[] {
    return this.batches.flatMap(({ observations }) =>
      observations.map(({ document }) => document),
    );
  }
}

function world(knex: Knex, batchSize = 500) {
  const ingestor = new PickyIngestor();
  let time = Date.parse('2026-11-20T12:00:00Z');
  return {
    ingestor,
    store: EventStore.create({
      source: 'main',
      knex,
      ingestor,
      batchSize,
      now: () => time,
    }),
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    event: (findings: unknown[], deliveries = 1) =>
      receivedEvent({
        id: `message-${findings.join('-')}`,
        body: JSON.stringify(eventOf(findings)),
        deliveries,
      }),
  };
}

describe('EventStore', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const open = async () => {
    const knex = await databases.init('SQLITE_3');
    await knex.migrate.latest({ directory: migrationsDirectory() });
    return knex;
  };
  const rejected = async (knex: Knex) =>
    await knex('rejected_records')
      .orderBy('document')
      .select('document', 'reason', 'record_id', 'at');

  it('stores many events in one transaction, of no more than the limit', async () => {
    const { store, ingestor, event } = world(await open(), 3);
    const events = [event(['a', 'b']), event([]), event(['c', 'd'])];
    expect(await store.store(events)).toEqual({
      done: new Set(events),
      findings: 4,
      poison: [],
    });
    expect(ingestor.batches.map(b => b.observations.length)).toEqual([2, 2]);
    expect(ingestor.batches[0]).toEqual({
      source: 'main',
      channel: 'push',
      readFrom: { account: '999900001111', region: 'eu-west-1' },
      observations: expect.arrayContaining([
        {
          document: 'a',
          format: 'asff',
          observedAt: '2026-11-20T09:00:00.000Z',
          readFrom: { account: '999900001111', region: 'eu-west-1' },
        },
      ]),
    });
  });

  it('keeps the messages of what is not stored, and tells of the others', async () => {
    const { store, event } = world(await open(), 2);
    const good = event(['a', 'b']);
    const bad = event(['c', 'bad']);
    expect(await store.store([good, bad])).toEqual({
      done: new Set([good]),
      findings: 2,
      poison: [],
    });
    await expect(store.store([bad])).rejects.toThrow('x is undefined');
  });

  it('keeps all where the store is away, also for the rejections', async () => {
    const knex = await open();
    const { store, ingestor, event } = world(knex);
    ingestor.broken = true;
    ingestor.error = Object.assign(new Error('gone'), { code: '57P01' });
    await expect(
      store.store([event(['good']), event(['bad'])]),
    ).rejects.toMatchObject({ code: '57P01' });
    expect(ingestor.batches).toEqual([]);

    ingestor.broken = false;
    const message: QueueMessage = { id: 'm', body: 'no json', deliveries: 1 };
    await knex.schema.renameTable('rejected_records', 'elsewhere');
    await expect(store.store([receivedEvent(message)])).rejects.toThrow();
    await knex.schema.renameTable('elsewhere', 'rejected_records');
    expect((await store.store([receivedEvent(message)])).poison).toEqual([
      'event-not-json',
    ]);
    // The same once more is kept once
    await store.store([receivedEvent({ ...message, id: 'again' })]);
    expect(await rejected(knex)).toHaveLength(1);
  });
});
