import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { controlFinding } from '../../__testUtils__/controlFinding';
import {
  component,
  createStore,
  testSettings,
} from '../../__testUtils__/createStore';
import {
  AccountFacts,
  AccountTagValues,
  saveAccountTags,
  saveDiscovery,
} from '../../database/operations/ledger';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const shop = '111122223333';
const settings = testSettings({
  accounts: [],
  claims: {},
  sources: [
    {
      name: 'main',
      administrator: {
        account: '999900001111',
        homeRegion: 'eu-west-1',
        discovery: 'organizations',
      },
    },
  ],
  accountTags: { environment: 'Environment', owner: 'Team' },
});
const entities = [
  component('shop', 'group:default/team-a', {
    'aws-security-hub/account-ids': shop,
  }),
];

describe.each(databases.eachSupportedId())('accounts of AWS, %p', id => {
  let knex: Knex;
  const discover = async (minute: number, accounts: AccountFacts[]) =>
    await saveDiscovery(knex, {
      source: 'main',
      partition: 'aws',
      accounts,
      at: new Date(Date.UTC(2026, 10, 20, 12, minute)).toISOString(),
    });
  const tag = async (tags: AccountTagValues) =>
    await saveAccountTags(knex, {
      source: 'main',
      accounts: [{ id: shop, tags }],
      at: '2026-11-20T12:30:00.000Z',
    });
  const findings = async () =>
    await knex('findings')
      .leftJoin('finding_owners', 'issue_key', 'key')
      .orderBy('resource_name')
      .select(
        'resource_name as name',
        'account_name as account',
        'findings.environment',
        'findings.priority',
        'entity_ref as owner',
      );
  const active = (over: Partial<AccountFacts> = {}) => ({
    id: shop,
    organizationState: 'ACTIVE',
    ...over,
  });

  it('give findings their name, environment, priority and owner, in all replicas', async () => {
    knex = await databases.init(id);
    const store = await createStore(knex, { settings, entities });
    const other = await createStore(knex, { settings, entities });
    await store.ingest([controlFinding({ bucket: 'one' })]);
    const [before] = await findings();
    expect(before).toMatchObject({ environment: 'unknown', owner: null });

    // An account of which nothing is known but that it is there: nothing is written again
    await discover(0, [active()]);
    let written = 0;
    knex.on('query', ({ sql }) => {
      written += /^insert into "findings"/.test(sql) ? 1 : 0;
    });
    await store.refresh(entities);
    expect(written).toBe(0);
    expect(store.ownership.ledger.account(shop)?.state).toBe('active');

    await discover(5, [active({ name: 'shop-prod' })]);
    await tag({ environment: 'Production', owner: 'team-a' });
    await store.refresh(entities);
    expect(written).toBe(1);
    const [inProd] = await findings();
    expect(inProd).toMatchObject({
      account: 'shop-prod',
      environment: 'prod',
      // Its owner may claim the account now
      owner: 'component:default/shop',
    });
    // The other replica has not swept yet, and must not store with the ledger of before
    expect(other.ownership.ledger.account(shop)).toBeUndefined();
    await other.ingest([controlFinding({ bucket: 'two' })]);
    expect(await findings()).toEqual([inProd, { ...inProd, name: 'two' }]);

    await tag({ environment: 'sandbox', owner: 'team-a' });
    await other.refresh(entities);
    const [inSandbox] = await findings();
    expect(inSandbox.environment).toBe('sandbox');
    expect(inSandbox.priority).not.toBe(inProd.priority);

    // A removed account is marked; its findings, owner and environment stay
    written = 0;
    await discover(10, []);
    await store.refresh(entities);
    expect(store.ownership.ledger.account(shop)).toMatchObject({
      state: 'removed',
      removedAt: '2026-11-20T12:10:00.000Z',
    });
    expect(await findings()).toEqual([
      inSandbox,
      { ...inSandbox, name: 'two' },
    ]);
    expect(written).toBe(0);
  });
});
