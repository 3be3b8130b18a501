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
      [
        { account: '222233334444', status: 'Enabled' },
        { account: '333344445555', status: 'AccountSuspended' },
        { account: administrator.account, status: 'Enabled' },
      ],
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
      [{ account: '333344445555', status: 'ENABLED' }],
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

    await knex.migrate.down({ directory });
    expect(await knex.schema.hasTable('sync_state')).toBe(false);
    await knex.migrate.latest({ directory });
    expect(await knex.schema.hasTable('sync_state')).toBe(true);
  });
});
