import { TestDatabases } from '@backstage/backend-test-utils';
import { migrationsDirectory } from '../../migrations';
import { AccountCheck } from './AccountCheck';
import { DatabaseAccountCheckStore } from './DatabaseAccountCheckStore';

jest.setTimeout(60_000);

const off: AccountCheck = {
  source: 'organisation',
  account: '111122223333',
  region: 'eu-west-1',
  check: 'standards',
  result: 'standard-off',
  message: 'No standard is switched on',
  checkedAt: '2026-03-01T00:00:00.000Z',
};
const recorder: AccountCheck = {
  ...off,
  check: 'config-recorder',
  result: 'not-checked',
};
const other: AccountCheck = { ...off, account: '222233334444' };
const single: AccountCheck = { ...off, source: 'single' };

describe('DatabaseAccountCheckStore', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it.each(databases.eachSupportedId())('keeps answers on %p', async id => {
    const knex = await databases.init(id);
    const directory = migrationsDirectory();
    await knex.migrate.latest({ directory });
    const store = DatabaseAccountCheckStore.create({ knex });
    await store.save([]);
    await store.save([single, other, off, recorder]);
    expect(await store.list()).toEqual([recorder, off, other, single]);
    expect(await store.list({ source: 'single' })).toEqual([single]);
    expect(await store.list({ accounts: [other.account] })).toEqual([other]);
    expect(await store.list({ accounts: [] })).toEqual([]);
    const many = Array.from({ length: 40_000 }, (_, index) => `${index}`);
    expect(await store.list({ accounts: [...many, other.account] })).toEqual([
      other,
    ]);

    const passed: AccountCheck = {
      ...off,
      result: 'passed',
      message: '',
      checkedAt: '2026-03-01T01:00:00.000Z',
    };
    await store.save([passed]);
    expect(await store.list({ source: 'organisation' })).toEqual([
      recorder,
      passed,
      other,
    ]);
    await store.retain('organisation', [off]);
    expect(await store.list()).toEqual([passed, single]);
    await store.retainSources(['single']);
    expect(await store.list()).toEqual([single]);
    await store.retainSources([]);
    expect(await store.list()).toEqual([]);

    await knex.migrate.rollback({ directory }, true);
    expect(await knex.schema.hasTable('account_checks')).toBe(false);
    await knex.migrate.latest({ directory });
    expect(await store.list()).toEqual([]);
  });
});
