import { TestDatabases } from '@backstage/backend-test-utils';
import { migrationsDirectory } from '../../migrations';
import { DatabaseSyncStateStore } from './DatabaseSyncStateStore';
import { FullReadProgress, SyncTarget } from './SyncState';

jest.setTimeout(60_000);

const administrator = {
  source: 'organisation',
  partition: 'aws',
  account: '999900001111',
  region: 'ap-northeast-1',
  role: 'administrator' as const,
};
const single = {
  source: 'single',
  partition: 'aws',
  account: '111122223333',
  region: 'eu-west-1',
  role: 'account' as const,
};
const textOf = ({ source, account, region }: SyncTarget) =>
  `${source} ${account} ${region}`;

describe('DatabaseSyncStateStore', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it.each(databases.eachSupportedId())('keeps states on %p', async id => {
    const knex = await databases.init(id);
    const directory = migrationsDirectory();
    await knex.migrate.latest({ directory });
    const store = DatabaseSyncStateStore.create({ knex });

    await store.setReaders([administrator, single]);
    expect(await store.list()).toEqual([
      {
        ...administrator,
        state: 'never-read',
        counts: { read: 0, stored: 0, rejected: 0 },
      },
      expect.objectContaining({ ...single, state: 'never-read' }),
    ]);

    const progress: FullReadProgress = {
      startedAt: '2026-03-01T00:00:00.000Z',
      observedFrom: '2026-03-01T00:00:01.000Z',
      resumeFrom: '2026-02-01T00:00:00.000Z',
      resumed: false,
      read: 100,
      stored: 99,
      rejected: 1,
    };
    const counts = { read: 100, stored: 99, rejected: 1 };
    // Two tasks at once: neither takes away what the other has written
    await Promise.all([
      store.update(administrator, { progress, counts }),
      store.update(administrator, {
        state: 'ok',
        asOf: '2026-03-01T00:00:00.000Z',
        watermark: '2026-03-01T00:00:01.000Z',
        lastFullReadAt: '2026-03-01T00:00:02.000Z',
        lastError: { kind: 'denied', message: 'No', at: progress.startedAt },
      }),
    ]);
    await store.update(administrator, {});
    expect(await store.get(administrator)).toEqual({
      ...administrator,
      state: 'ok',
      asOf: '2026-03-01T00:00:00.000Z',
      watermark: '2026-03-01T00:00:01.000Z',
      lastFullReadAt: '2026-03-01T00:00:02.000Z',
      lastError: { kind: 'denied', message: 'No', at: progress.startedAt },
      progress,
      counts,
    });
    await store.update(administrator, { progress: 'none', lastError: 'none' });
    const state = await store.get(administrator);
    expect(state).not.toMatchObject({ progress });
    expect(state?.lastError).toBeUndefined();
    expect(state?.asOf).toBe('2026-03-01T00:00:00.000Z');

    const at = '2026-03-02T00:00:00.000Z';
    await store.setMembers(
      administrator,
      {
        members: [
          { account: '222233334444', status: 'Enabled' },
          { account: '333344445555', status: 'AccountSuspended' },
          { account: administrator.account, status: 'Enabled' },
        ],
      },
      at,
    );
    expect(await store.list({ source: 'organisation' })).toEqual([
      expect.objectContaining({
        account: '222233334444',
        region: administrator.region,
        role: 'member',
        state: 'ok',
      }),
      expect.objectContaining({
        account: '333344445555',
        state: 'not-connected',
        memberStatus: 'AccountSuspended',
      }),
      expect.objectContaining({ role: 'administrator', membersReadAt: at }),
    ]);
    expect(await store.isMember('organisation', '222233334444')).toBe(true);
    expect(await store.isMember('organisation', '333344445555')).toBe(false);
    expect(await store.isMember('single', '222233334444')).toBe(false);
    expect(await store.isMember('organisation', '999900001111')).toBe(false);

    await store.setMembers(
      administrator,
      { members: [{ account: '333344445555', status: 'ENABLED' }] },
      at,
    );
    expect((await store.list()).map(textOf)).toEqual([
      'organisation 333344445555 ap-northeast-1',
      'organisation 999900001111 ap-northeast-1',
      'single 111122223333 eu-west-1',
    ]);
    expect(await store.isMember('organisation', '333344445555')).toBe(true);

    // The same again changes nothing; what config no longer names is forgotten, with its members
    await store.setReaders([administrator, single]);
    expect((await store.get(administrator))?.state).toBe('ok');
    expect(await store.list()).toHaveLength(3);
    await store.setReaders([single]);
    expect((await store.list()).map(textOf)).toEqual([
      'single 111122223333 eu-west-1',
    ]);
    expect(await store.get(administrator)).toBeUndefined();

    for (;;) {
      const [, undone] = await knex.migrate.down({ directory });
      if (undone.length === 0) {
        break;
      }
    }
    expect(await knex.schema.hasTable('sync_state')).toBe(false);
    await knex.migrate.latest({ directory });
    expect(await knex.schema.hasTable('sync_state')).toBe(true);
  });

  it.each(databases.eachSupportedId())(
    'keeps members that are read by themselves on %p',
    async id => {
      const knex = await databases.init(id);
      await knex.migrate.latest({ directory: migrationsDirectory() });
      const store = DatabaseSyncStateStore.create({ knex });
      await store.setReaders([administrator]);
      const regions = ['ap-northeast-1', 'us-east-1'];
      const at = '2026-03-02T00:00:00.000Z';
      const set = async (
        ownRegions: string[] | undefined,
        ...members: Array<[string, string]>
      ) =>
        await store.setMembers(
          administrator,
          {
            ownRegions,
            members: members.map(([account, status]) => ({ account, status })),
          },
          at,
        );
      const readers = async () =>
        (await store.listReaders()).map(textOf).sort();
      const place = (account: string, region: string) => ({
        ...administrator,
        account,
        region,
      });
      const shown = async (account: string, region = 'us-east-1') => {
        const state = await store.get(place(account, region));
        return state && [state.state, state.readThrough, state.memberStatus];
      };

      await set(
        regions,
        ['111122223333', 'Enabled'],
        ['222233334444', 'Enabled'],
      );
      expect(await readers()).toEqual([
        'organisation 111122223333 ap-northeast-1',
        'organisation 111122223333 us-east-1',
        'organisation 222233334444 ap-northeast-1',
        'organisation 222233334444 us-east-1',
        'organisation 999900001111 ap-northeast-1',
      ]);
      expect(await shown('111122223333')).toEqual([
        'never-read',
        'itself',
        'Enabled',
      ]);
      await store.update(place('111122223333', 'us-east-1'), {
        state: 'ok',
        lastFullReadAt: at,
        lastRuns: { full: at, sweep: at },
        skipped: { floor: 3 },
      });
      // Its role is refused in one Region
      await store.update(place('222233334444', 'us-east-1'), {
        state: 'ok',
        readThrough: 'administrator',
        refusedAt: at,
      });

      // The same again, after a restart: what is known stays
      await store.setReaders([administrator]);
      await set(
        regions,
        ['111122223333', 'Enabled'],
        ['222233334444', 'Enabled'],
      );
      expect(await store.get(place('111122223333', 'us-east-1'))).toMatchObject(
        {
          state: 'ok',
          lastRuns: { full: at, sweep: at },
          skipped: { floor: 3 },
        },
      );
      expect(await readers()).toHaveLength(4);
      expect(await shown('222233334444')).toEqual([
        'ok',
        'administrator',
        'Enabled',
      ]);

      // Suspended, gone, and one that is only in the organisation
      await set(
        regions,
        ['222233334444', 'AccountSuspended'],
        ['333344445555', 'OrganizationOnly'],
      );
      expect(await readers()).toEqual([
        'organisation 333344445555 ap-northeast-1',
        'organisation 333344445555 us-east-1',
        'organisation 999900001111 ap-northeast-1',
      ]);
      expect(await shown('111122223333')).toEqual([
        'not-connected',
        'itself',
        'Removed',
      ]);
      // Nothing of it was ever stored
      expect(await shown('111122223333', 'ap-northeast-1')).toBeUndefined();
      expect(await shown('222233334444')).toEqual([
        'not-connected',
        'administrator',
        'AccountSuspended',
      ]);
      expect(await store.isMember('organisation', '111122223333')).toBe(false);
      expect(await store.isMember('organisation', '222233334444')).toBe(false);
      expect(await store.isMember('organisation', '333344445555')).toBe(true);

      // Back again: with what it had
      await set(
        regions,
        ['111122223333', 'Enabled'],
        ['222233334444', 'Enabled'],
      );
      expect(await shown('111122223333')).toEqual(['ok', 'itself', 'Enabled']);
      const back = await store.get(place('111122223333', 'us-east-1'));
      expect(back?.lastError).toBeUndefined();
      expect(await shown('222233334444')).toEqual([
        'never-read',
        'itself',
        'Enabled',
      ]);

      // All through the administrator from now on
      await set(
        undefined,
        ['111122223333', 'Enabled'],
        ['444455556666', 'Created'],
      );
      expect(await readers()).toHaveLength(1);
      expect((await store.list()).map(textOf)).toEqual([
        'organisation 111122223333 ap-northeast-1',
        'organisation 444455556666 ap-northeast-1',
        'organisation 999900001111 ap-northeast-1',
      ]);
      expect(await shown('444455556666', 'ap-northeast-1')).toEqual([
        'not-connected',
        undefined,
        'Created',
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'shows both services of a place as one on %p',
    async id => {
      const knex = await databases.init(id);
      await knex.migrate.latest({ directory: migrationsDirectory() });
      const store = DatabaseSyncStateStore.create({ knex });
      const unified = { ...single, service: 'unified' as const };
      await store.setReaders([single, unified]);
      const counts = { read: 2, stored: 1, rejected: 1 };
      const early = '2026-03-01T00:00:00.000Z';
      const late = '2026-03-02T00:00:00.000Z';
      await store.update(single, { state: 'ok', asOf: late, counts });
      expect(await store.list()).toEqual([
        expect.objectContaining({ ...single, state: 'never-read', counts }),
      ]);
      expect((await store.list())[0].asOf).toBeUndefined();
      await store.update(unified, { state: 'ok', asOf: early, counts });
      expect(await store.list()).toEqual([
        expect.objectContaining({
          state: 'ok',
          asOf: early,
          counts: { read: 4, stored: 2, rejected: 2 },
        }),
      ]);
      const lastError = { kind: 'denied', message: 'No', at: late };
      await store.update(unified, { state: 'denied', lastError });
      expect(await store.list()).toEqual([
        expect.objectContaining({ state: 'denied', lastError }),
      ]);
      await store.update(unified, { state: 'hub-not-enabled' });
      const [merged] = await store.list();
      expect(merged).toMatchObject({ state: 'ok', asOf: late, counts });
      expect(merged.lastError).toBeUndefined();
      expect(await store.listReaders()).toHaveLength(2);
      expect((await store.get(unified))?.service).toBe('unified');
    },
  );
});
