import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migrationsDirectory } from '../../migrations';
import {
  AccountFacts,
  forgetAccountTags,
  listDiscoveredAccounts,
  saveAccountTags,
  saveDiscovery,
  selectAccountsToTag,
} from '.';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const at = (minute: number) =>
  new Date(Date.UTC(2026, 10, 20, 12, minute)).toISOString();
const shop: AccountFacts = {
  id: '111122223333',
  name: 'shop',
  memberStatus: 'Enabled',
  organizationState: 'ACTIVE',
  organizationalUnit: 'ou-kumo-prod0001',
};
const pay: AccountFacts = { id: '222233334444', memberStatus: 'Invited' };

describe.each(databases.eachSupportedId())('the table of accounts, %p', id => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
  });
  beforeEach(async () => {
    await knex('accounts').delete();
  });

  const save = async (minute: number, accounts: AccountFacts[], over = {}) =>
    await saveDiscovery(knex, {
      source: 'main',
      partition: 'aws',
      accounts,
      at: at(minute),
      ...over,
    });
  const stored = async () => await listDiscoveredAccounts(knex);

  it('keeps who was there, since when, and until when', async () => {
    await save(0, [shop, pay, { id: 'no digits' }]);
    await save(0, [shop], { source: 'other', partition: 'aws-cn' });
    const first = { firstSeenAt: at(0), lastSeenAt: at(0), tags: {} };
    expect(await stored()).toEqual([
      { ...shop, ...first, source: 'main', partition: 'aws' },
      { ...shop, ...first, source: 'other', partition: 'aws-cn' },
      { ...pay, ...first, source: 'main', partition: 'aws' },
    ]);

    let written = 0;
    const count = ({ sql }: { sql: string }) => {
      written += /^(insert into|delete from) "?`?accounts/.test(sql) ? 1 : 0;
    };
    knex.on('query', count);
    await save(5, [shop, pay]);
    knex.off('query', count);
    // Nothing but the time that they were last seen
    expect(written).toBe(0);
    expect((await stored())[0]).toMatchObject({ lastSeenAt: at(5) });

    await save(10, [{ ...shop, organizationState: 'CLOSED', name: undefined }]);
    await save(15, [shop]);
    await save(20, []);
    await save(25, []);
    expect(await stored()).toMatchObject([
      { lastSeenAt: at(15), removedAt: at(20), firstSeenAt: at(0) },
      { source: 'other', removedAt: undefined },
      { ...pay, lastSeenAt: at(5), removedAt: at(10) },
    ]);

    await save(30, [pay]);
    const [, , back] = await stored();
    expect(back).toEqual({
      ...pay,
      ...first,
      lastSeenAt: at(30),
      source: 'main',
      partition: 'aws',
    });
  });

  it('asks for tags in turn, and an absent answer changes nothing', async () => {
    const third = { ...shop, id: '333344445555' };
    await save(0, [shop, pay, third]);
    const due = async (minute: number, limit = 10) =>
      await selectAccountsToTag(knex, {
        source: 'main',
        before: at(minute),
        limit,
      });
    // pay is not in the organisation
    expect(await due(0)).toEqual([shop.id, third.id]);
    expect(await due(0, 1)).toEqual([shop.id]);
    const tags = { environment: 'Production', owner: 'team-a' };
    await saveAccountTags(knex, {
      source: 'main',
      accounts: [{ id: shop.id, tags }],
      at: at(1),
    });
    expect(await due(0)).toEqual([third.id]);
    expect(await due(1)).toEqual([third.id, shop.id]);
    await saveAccountTags(knex, {
      source: 'main',
      accounts: [{ id: shop.id }],
      at: at(2),
    });
    // Discovery touches no tags
    await save(3, [{ ...shop, name: 'renamed' }]);
    const [known] = await stored();
    expect(known).toMatchObject({ name: 'renamed', tags });
    expect(await due(3)).toEqual([shop.id]);

    await forgetAccountTags(knex, { sources: ['main'] });
    expect((await stored())[0].tags).toEqual(tags);
    await forgetAccountTags(knex, { sources: [] });
    expect((await stored())[0].tags).toEqual({});
  });

  it('goes away again', async () => {
    await knex.migrate.down({
      directory: migrationsDirectory(),
      name: '20261126000011_accounts.js',
    } as Knex.MigratorConfig);
    expect(await knex.schema.hasTable('accounts')).toBe(false);
    await knex.migrate.up({
      directory: migrationsDirectory(),
      name: '20261126000011_accounts.js',
    } as Knex.MigratorConfig);
    expect(await knex.schema.hasTable('accounts')).toBe(true);
  });
});
