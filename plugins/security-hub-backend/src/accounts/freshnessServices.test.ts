import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { testSettings } from '../__testUtils__/createStore';
import { migrationsDirectory } from '../database/migrations';
import { DatabaseAccountCheckStore } from '../database/operations/checks';
import {
  keepPushStates,
  listPushStates,
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

async function start(knex: Knex) {
  await knex.migrate.latest({ directory: migrationsDirectory() });
  const store = DatabaseSyncStateStore.create({ knex });
  const checks = DatabaseAccountCheckStore.create({ knex });
  await store.setReaders([administrator]);
  await store.update(administrator, {
    state: 'ok',
    asOf: at,
    lastFullReadAt: at,
    skipped: { inspector: 12 },
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

      await store.update(administrator, { state: 'throttled' });
      clock.time = new Date(clock.time.getTime() + 3_000);
      const later = await lookup.freshnessOf(['999900001111', '700000000002']);
      expect(later.accounts.map(({ state }) => state)).toEqual([
        'throttled',
        'throttled',
      ]);
      expect(later.accounts[0].skipped).toEqual([
        { rule: 'inspector', count: 12 },
      ]);
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
        state: 'denied',
        stateAt: at,
        message: 'AWS refuses the queue of account 777788889999',
        lastEventAt: at,
        lastStoredAt: at,
        lagMilliseconds: 1_900,
        findings: 3,
        others: 0,
        poison: 2,
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
            skipped: [{ rule: 'inspector', count: 12 }],
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
      expect(accounts[0].lastEventAt).toBe(at);
      // For 500 accounts, before compression
      expect(JSON.stringify(full).length).toBeLessThan(400_000);
    },
  );
});
