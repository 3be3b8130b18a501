import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { controlFinding } from '../../__testUtils__/controlFinding';
import { component, createStore } from '../../__testUtils__/createStore';
import {
  AccountEvents,
  listAccountEvents,
  saveAccountEvents,
} from '../../database/operations/accounts';
import { migrationsDirectory } from '../../database/migrations';
import { ObservationBatch } from '../observation';
import { Reader, SourceOfRecord } from './SourceOfRecord';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const administrator = { account: '999900001111', region: 'eu-west-1' };
const one = '111122223333';
const other = '444455556666';
const entities = [
  component('checkout', 'group:default/team-a', {
    'aws-security-hub/account-ids': one,
  }),
];
const at = (time: string) => `2026-11-20T${time}.000Z`;

/** Each account is read in each Region by itself, as with `strategy: members`. */
const itself: SourceOfRecord = {
  readerOf: (_, account, region) =>
    account !== undefined && region !== undefined
      ? { account, region }
      : undefined,
};
/** All is read through the administrator's home Region, as with `strategy: aggregator`. */
const aggregator: SourceOfRecord = { readerOf: () => administrator };

type Told = {
  account: string;
  region?: string;
  time: string;
  bucket?: string;
  /** Whose Security Hub has sent it; default: the one of the finding */
  sentBy?: Reader;
};

function eventsOf(told: Told[]): ObservationBatch {
  return {
    source: 'main',
    channel: 'push',
    readFrom: administrator,
    observations: told.map(
      ({ account, region = 'eu-west-1', time, bucket, sentBy }) => ({
        document: controlFinding({ account, region, bucket }),
        observedAt: at(time),
        readFrom: sentBy ?? { account, region },
      }),
    ),
  };
}

/** The same order for the same number. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  return items
    .map((item, index) => ({
      item,
      rank: Math.sin(seed * 1000 + index * 12.9898) * 43_758.5453,
    }))
    .sort((a, b) => (a.rank % 1) - (b.rank % 1))
    .map(({ item }) => item);
}

async function shown(knex: Knex) {
  return (await listAccountEvents(knex)).map(
    ({ account, region, lastEventAt, lagMilliseconds }) =>
      `${account} ${region} ${lastEventAt.slice(11, 19)} ${lagMilliseconds}`,
  );
}

describe.each(databases.eachSupportedId())('events of accounts, %p', id => {
  async function setUp(readers: SourceOfRecord) {
    const knex = await databases.init(id);
    const clock = { time: at('10:00:05') };
    const create = async () =>
      await createStore(knex, {
        entities,
        readers,
        now: () => new Date(clock.time),
      });
    const { ingestor, ingest } = await create();
    return { knex, clock, ingestor, ingest, create };
  }

  it('tell of each account and Region its newest one and its lag, whatever their order', async () => {
    const { knex, clock, ingestor, ingest } = await setUp(itself);
    await ingest([controlFinding({ account: one })]);
    expect(await shown(knex)).toEqual([]);
    const told: Told[] = [
      { account: one, time: '10:00:04' },
      { account: one, time: '10:00:01', bucket: 'older' },
      { account: one, region: 'us-east-1', time: '10:00:02' },
      { account: other, time: '10:00:03' },
      // Not later than it was stored
      { account: other, region: 'us-east-1', time: '10:00:06' },
    ];
    await ingestor.ingest(eventsOf(told));
    const expected = [
      `${one} eu-west-1 10:00:04 1000`,
      `${one} us-east-1 10:00:02 3000`,
      `${other} eu-west-1 10:00:03 2000`,
      `${other} us-east-1 10:00:06 0`,
    ];
    expect(await shown(knex)).toEqual(expected);

    // Older, or the same once more: nothing moves
    clock.time = at('11:00:00');
    await ingestor.ingest(eventsOf([...told].reverse()));
    await ingestor.ingest(eventsOf([{ account: one, time: '09:00:00' }]));
    expect(await shown(knex)).toEqual(expected);
    // Newer, in one transaction with an older one of another batch
    await ingestor.ingestTogether([
      eventsOf([{ account: one, time: '10:59:58', bucket: 'new' }]),
      eventsOf([{ account: one, time: '10:30:00', bucket: 'new' }]),
    ]);
    expect(await shown(knex)).toEqual([
      `${one} eu-west-1 10:59:58 2000`,
      ...expected.slice(1),
    ]);
  });

  it('belong to the Region that the finding is read through', async () => {
    const { knex, ingestor } = await setUp(aggregator);
    const sentBy = administrator;
    await ingestor.ingest(
      eventsOf([
        { account: one, region: 'us-east-1', time: '10:00:01', sentBy },
        { account: one, region: 'eu-west-1', time: '10:00:02', sentBy },
      ]),
    );
    expect(await shown(knex)).toEqual([`${one} eu-west-1 10:00:02 3000`]);
    expect(await knex('finding_records')).toHaveLength(2);
  });

  it('have no lag where they only mark a record that is read elsewhere', async () => {
    const { knex, ingestor } = await setUp(itself);
    const account = one;
    const forwarded = { account, region: 'us-east-1', sentBy: administrator };
    await ingestor.ingest(eventsOf([{ ...forwarded, time: '10:00:01' }]));
    expect(await shown(knex)).toEqual([`${one} us-east-1 10:00:01 undefined`]);
    expect(await knex('finding_records')).toHaveLength(0);
    // Of two at one time the one that was stored counts
    await ingestor.ingest(
      eventsOf([
        { ...forwarded, time: '10:00:02' },
        { account, region: 'us-east-1', time: '10:00:02' },
        { ...forwarded, time: '10:00:02' },
      ]),
    );
    expect(await shown(knex)).toEqual([`${one} us-east-1 10:00:02 3000`]);
  });

  it('are committed with the findings, or not at all', async () => {
    const { knex, ingestor } = await setUp(itself);
    const batch = eventsOf([{ account: one, time: '10:00:01' }]);
    await knex.schema.renameTable('account_events', 'away');
    await expect(ingestor.ingest(batch)).rejects.toThrow('account_events');
    expect(await knex('findings')).toHaveLength(0);
    await knex.schema.renameTable('away', 'account_events');
    await expect(
      knex.transaction(async transaction => {
        const [event] = await transaction('account_events');
        expect(event).toBeUndefined();
        await saveAccountEvents(transaction, [
          {
            source: 'main',
            account: one,
            region: 'eu-west-1',
            lastEventAt: at('10:00:00'),
          },
        ]);
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect(await shown(knex)).toEqual([]);
    await ingestor.ingest(batch);
    expect(await shown(knex)).toHaveLength(1);
  });

  it('of several replicas at once end with the newest', async () => {
    const { knex, ingestor, create } = await setUp(itself);
    const second = (await create()).ingestor;
    const told = [one, other].flatMap(account =>
      ['eu-west-1', 'us-east-1'].flatMap(region =>
        Array.from({ length: 12 }, (_, second_) => ({
          account,
          region,
          bucket: `b${second_ % 3}`,
          time: `09:59:${String(second_ + 10)}`,
        })),
      ),
    );
    await Promise.all(
      [ingestor, second].flatMap((store, replica) =>
        Array.from({ length: 4 }, async (_, round) => {
          const order = shuffled(told, replica * 10 + round + 1);
          for (let start = 0; start < order.length; start += 8) {
            await store.ingest(eventsOf(order.slice(start, start + 8)));
          }
        }),
      ),
    );
    expect(await shown(knex)).toEqual([
      `${one} eu-west-1 09:59:21 44000`,
      `${one} us-east-1 09:59:21 44000`,
      `${other} eu-west-1 09:59:21 44000`,
      `${other} us-east-1 09:59:21 44000`,
    ]);
  });
});

it('rows are locked in one order, whatever the order they are given in', async () => {
  if (!databases.supports('POSTGRES_18')) {
    throw new Error('This needs PostgreSQL');
  }
  const knex = await databases.init('POSTGRES_18');
  await knex.migrate.latest({ directory: migrationsDirectory() });
  const rows = (minute: number): AccountEvents[] =>
    Array.from({ length: 300 }, (_, index) => ({
      source: 'main',
      account: String(100_000_000_000 + index),
      region: 'eu-west-1',
      lastEventAt: at(`10:${minute + 10}:00`),
      lagMilliseconds: 3_000_000_000,
    }));
  // Not tried again: a deadlock would be thrown
  await Promise.all(
    Array.from({ length: 4 }, async (_, writer) => {
      for (let minute = 0; minute < 25; minute += 1) {
        await knex.transaction(async transaction => {
          await saveAccountEvents(
            transaction,
            shuffled(rows(minute), writer * 100 + minute),
          );
        });
      }
    }),
  );
  const saved = await listAccountEvents(knex);
  expect(saved).toHaveLength(300);
  expect(new Set(saved.map(({ lastEventAt }) => lastEventAt))).toEqual(
    new Set([at('10:34:00')]),
  );
  expect(saved[0].lagMilliseconds).toBe(3_000_000_000);
});
