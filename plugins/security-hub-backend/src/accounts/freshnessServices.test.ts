import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { testSettings } from '../__testUtils__/createStore';
import { migrationsDirectory } from '../database/migrations';
import {
  AccountEvents,
  countSkipped,
  listAccountEvents,
  saveAccountEvents,
} from '../database/operations/accounts';
import { DatabaseAccountCheckStore } from '../database/operations/checks';
import {
  keepPushStates,
  listPushStates,
  PushProgress,
  savePushProgress,
} from '../database/operations/push';
import { DatabaseSyncStateStore } from '../database/operations/sync';
import { DefaultSyncService } from './DefaultSyncService';
import { createLedger } from './ledger';
import { StoreFreshnessLookup } from './StoreFreshnessLookup';

jest.setTimeout(60_000);

const administrator = {
  source: 'main',
  partition: 'aws',
  account: '999900001111',
  region: 'eu-west-1',
  role: 'administrator' as const,
};
const at = '2026-11-20T11:59:00.000Z';
const settings = testSettings();
const ledger = createLedger({
  accounts: settings.accounts,
  resources: [],
  trustedLocations: [],
});

const progress: PushProgress = {
  state: 'ok',
  stateAt: at,
  lastEventAt: at,
  lastStoredAt: at,
  lagMilliseconds: 1_900,
  findings: 3,
  others: 0,
  poison: 2,
};

async function saveEvents(knex: Knex, events: AccountEvents[]) {
  await knex.transaction(async transaction => {
    await saveAccountEvents(transaction, events);
  });
}

async function start(knex: Knex) {
  await knex.migrate.latest({ directory: migrationsDirectory() });
  const store = DatabaseSyncStateStore.create({ knex });
  const checks = DatabaseAccountCheckStore.create({ knex });
  await store.setReaders([administrator]);
  await store.update(administrator, {
    state: 'ok',
    asOf: at,
    lastFullReadAt: at,
    skipped: { 'inspector no-fix': 99, 'not-a-finding coverage': 12 },
    lastError: { kind: 'denied', message: 'AWS denied it once', at },
  });
  await store.setMembers(
    administrator,
    {
      members: [
        { account: '111122223333', status: 'Enabled' },
        { account: '444455556666', status: 'Removed' },
        ...Array.from({ length: 498 }, (_, index) => ({
          account: String(700_000_000_000 + index),
          status: 'Enabled',
        })),
      ],
    },
    at,
  );
  await checks.save(
    ['111122223333', '700000000001'].map(account => ({
      source: 'main',
      account,
      region: 'eu-west-1',
      check: 'standards',
      result: 'standard-off',
      message: 'No standard',
      checkedAt: at,
    })),
  );
  const place = { source: 'main', region: 'eu-west-1' };
  const event = { ...place, lastEventAt: at, lagMilliseconds: 1_900 };
  await saveEvents(knex, [
    { ...event, account: '111122223333' },
    { ...event, account: '700000000001', lagMilliseconds: undefined },
    { ...event, account: '111122223333', region: 'us-east-1' },
  ]);
  await knex('skipped_records').insert(
    ['111122223333', '111122223333', '700000000001'].map((account, index) => ({
      ...place,
      record_key: String(index),
      account,
      reader: '999900001111/eu-west-1',
      format: 'asff',
      rule: 'inspector no-fix',
      provider_order: '[]',
      customer_order: '[]',
      seen_at: at,
    })),
  );
  await savePushProgress(knex, 'main', progress);
  const clock = { time: new Date('2026-11-20T12:00:00.000Z') };
  const common = {
    store,
    ledger: () => ledger,
    settings,
    now: () => clock.time,
  };
  return { store, checks, clock, common };
}

describe('freshness', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it.each(databases.eachSupportedId())(
    'tells an entity of its own accounts alone, %p',
    async id => {
      const knex = await databases.init(id);
      const { store, checks, clock, common } = await start(knex);
      const list = jest.spyOn(store, 'list');
      const lookup = StoreFreshnessLookup.create({
        ...common,
        checks,
        queues: async () => await listPushStates(knex),
        events: async () => await listAccountEvents(knex),
        skipped: async () => await countSkipped(knex),
      });
      const [own, none] = await Promise.all([
        lookup.freshnessOf(['111122223333']),
        lookup.freshnessOf(['123412341234']),
      ]);
      expect(own).toMatchObject({
        state: 'standard-off',
        asOf: at,
        accounts: [
          {
            account: { id: '111122223333', name: 'shop-prod' },
            state: 'standard-off',
            readThrough: 'administrator',
            lastFullReadAt: at,
            lastEventAt: at,
            lagSeconds: 2,
            skipped: [{ rule: 'inspector no-fix', count: 2 }],
          },
        ],
      });
      expect(own.accounts[0].notes?.map(({ kind }) => kind)).toEqual([
        'standard-off',
        'not-checked',
      ]);
      expect(none.state).toBe('not-connected');
      // Many requests at once, and those right after, are one read
      await lookup.freshnessOf(['999900001111']);
      expect(list).toHaveBeenCalledTimes(1);

      await saveEvents(knex, [
        {
          source: 'main',
          account: '999900001111',
          region: 'eu-west-1',
          lastEventAt: at,
        },
      ]);
      await store.update(administrator, { state: 'throttled' });
      clock.time = new Date(clock.time.getTime() + 3_000);
      const later = await lookup.freshnessOf(['999900001111', '700000000002']);
      expect(later.accounts.map(({ state }) => state)).toEqual([
        'throttled',
        'throttled',
      ]);
      expect(later.accounts[0]).toMatchObject({
        lastEventAt: at,
        skipped: [{ rule: 'not-a-finding coverage', count: 12 }],
      });
      // Its queue is busy; of this account nothing came
      expect(later.accounts[1].lastEventAt).toBeUndefined();
      // A failure is told, and the next request tries again
      clock.time = new Date(clock.time.getTime() + 3_000);
      list.mockRejectedValueOnce(new Error('down'));
      await expect(lookup.freshnessOf([])).rejects.toThrow('down');
      expect((await lookup.freshnessOf(['999900001111'])).state).toBe(
        'throttled',
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'reports the sources, and accounts to the platform group alone, %p',
    async id => {
      const knex = await databases.init(id);
      const { common } = await start(knex);
      await knex('rejected_records').insert(
        ['a', 'b', 'c'].map((hash, index) => ({
          hash,
          source: 'main',
          reason: index === 0 ? 'foreign-account' : 'no-id',
          at,
          document: '{}',
        })),
      );
      await keepPushStates(knex, ['main']);
      await savePushProgress(knex, 'main', {
        ...progress,
        state: 'denied',
        message: 'AWS refuses the queue of account 777788889999',
        poison: 0,
      });
      const service = DefaultSyncService.create({ ...common, knex });
      const plain = await service.report({ full: false });
      expect(plain).toEqual({
        sources: [
          {
            name: 'main',
            state: 'ok',
            asOf: at,
            lastError: 'AWS denied it once',
            recordsRead: 0,
            recordsStored: 0,
            recordsRejected: 0,
            queue: {
              state: 'failed',
              unreadable: 2,
              lagSeconds: 2,
              lastEventAt: at,
            },
            skipped: [
              { rule: 'inspector no-fix', count: 3 },
              { rule: 'not-a-finding coverage', count: 12 },
            ],
          },
        ],
      });
      expect(JSON.stringify(plain)).not.toMatch(/\d{12}/);

      const full = await service.report({ full: true });
      expect(full).toMatchObject({
        rejectedTotal: 3,
        rejectedByReason: [
          { source: 'main', reason: 'no-id', count: 2 },
          { source: 'main', reason: 'foreign-account', count: 1 },
        ],
        sources: [
          {
            accountStates: { ok: 498, 'standard-off': 2, 'not-connected': 1 },
            queue: { message: expect.stringContaining('refuses the queue') },
          },
        ],
      });
      const [{ accounts = [] }] = full.sources;
      expect(accounts).toHaveLength(501);
      const told = accounts.filter(
        account => account.lastEventAt ?? account.skipped,
      );
      expect(
        told.map(({ account, lastEventAt, lagSeconds, skipped }) => [
          account.id,
          lastEventAt,
          lagSeconds,
          skipped,
        ]),
      ).toEqual([
        ['111122223333', at, 2, [{ rule: 'inspector no-fix', count: 2 }]],
        [
          '700000000001',
          at,
          undefined,
          [{ rule: 'inspector no-fix', count: 1 }],
        ],
        [
          '999900001111',
          undefined,
          undefined,
          [{ rule: 'not-a-finding coverage', count: 12 }],
        ],
      ]);
      // A queue that config does not name any more takes its events along
      await keepPushStates(knex, []);
      expect(await listAccountEvents(knex)).toEqual([]);
      // For 500 accounts, before compression
      expect(JSON.stringify(full).length).toBeLessThan(400_000);
    },
  );
});
