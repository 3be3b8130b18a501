import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  LedgerAccount,
  LedgerAccountPage,
} from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { TestPolicy } from '../__testUtils__/startPlugin';
import {
  administrator,
  data,
  newcomer,
  pay,
  shop,
  startAccountsPortal,
  storeAccounts,
} from './__testUtils__/accountsWorld';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('GET /accounts, %p', id => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof startAccountsPortal>>;

  const start = async (policy?: TestPolicy) => {
    portal = await startAccountsPortal(knex, policy);
  };
  const get = async (caller: string, query = '') => {
    const { status, body } = await portal.get(caller, `/accounts${query}`);
    expect([status, body.error]).toEqual([200, undefined]);
    return body as LedgerAccountPage;
  };
  const ids = (page: LedgerAccountPage) => page.items.map(item => item.id);
  const only = (page: LedgerAccountPage, account: string) =>
    page.items.find(item => item.id === account) as LedgerAccount;

  beforeAll(async () => {
    knex = await databases.init(id);
    await storeAccounts(knex);
  });
  afterEach(async () => {
    await portal.stop();
  });

  it('shows all accounts to the platform group, and to others those of their groups', async () => {
    await start();
    const all = await get('approver');
    // By name
    expect(ids(all)).toEqual([newcomer, administrator, data, pay, shop]);
    expect(all.totalItems).toBe(5);
    expect(only(all, shop)).toEqual({
      id: shop,
      partition: 'aws',
      name: 'shop-prod',
      state: 'active',
      environment: 'prod',
      owner: 'group:default/team-a',
      sources: {
        partition: 'config',
        name: 'config',
        state: 'organizations',
        environment: 'config',
        owner: 'config',
      },
      freshness: expect.any(String),
      findings: 2,
    });
    expect(only(all, data)).toMatchObject({
      name: 'Data lake',
      state: 'unknown',
      environment: 'stage',
      owner: 'group:default/team-b',
      contact: '#data_platform',
      sources: { owner: 'catalog', contact: 'catalog' },
      freshness: 'not-connected',
      findings: 0,
    });
    expect(only(all, newcomer)).toMatchObject({
      name: newcomer,
      state: 'invited',
      environment: 'unknown',
      sources: { state: 'security-hub' },
    });
    expect(all.problems).toEqual([
      expect.stringMatching(/^resource:default\/mine-now: ignored/),
      expect.stringMatching(
        /rule "Landing zone" gives nothing, as component:default\/not-there is not in the catalog/,
      ),
    ]);
    expect(all.totalProblems).toBe(2);

    const own = await get('developer-b');
    expect(ids(own)).toEqual([data, pay]);
    expect(own.items).toEqual([only(all, data), only(all, pay)]);
    expect(own).toEqual({ items: own.items, totalItems: 2 });
    // Above both teams
    expect(ids(await get('head'))).toEqual([data, pay, shop]);
    expect(await get('nobody')).toEqual({ items: [], totalItems: 0 });
    for (const [caller, expected] of [
      ['none', 401],
      ['service', 403],
    ] as const) {
      const { status, body } = await portal.get(caller, '/accounts');
      expect([status, body.items]).toEqual([expected, undefined]);
    }
  });

  it('filters before it counts, and pages', async () => {
    await start();
    expect(ids(await get('approver', '?q=TEAM-b%20%20lake'))).toEqual([data]);
    expect(ids(await get('approver', '?q=_platform'))).toEqual([data]);
    expect(ids(await get('approver', '?state=closed&state=invited'))).toEqual([
      newcomer,
      pay,
    ]);
    expect(ids(await get('approver', '?environment=stage'))).toEqual([data]);
    // What a caller may not see cannot be found by a filter either
    expect(await get('developer-a', '?q=team-b')).toEqual({
      items: [],
      totalItems: 0,
    });
    const page = await get('approver', '?limit=2&offset=2');
    expect([ids(page), page.totalItems]).toEqual([[data, pay], 5]);
    expect(await get('approver', '?offset=9')).toMatchObject({
      items: [],
      totalItems: 5,
    });
    for (const wrong of [
      '?state=gone',
      '?environment=production',
      '?limit=201',
      '?offset=-1',
      `?q=${'a'.repeat(201)}`,
      '?q=%00',
    ]) {
      const { status } = await portal.get('approver', `/accounts${wrong}`);
      expect([wrong, status]).toEqual([wrong, 400]);
    }
  });

  it('marks what is not read any more, here and where its findings are', async () => {
    await start();
    const [, closed] = (await get('developer-b')).items;
    expect(closed).toMatchObject({
      id: pay,
      state: 'closed',
      freshness: 'not-connected',
      findings: 1,
    });
    const payments = '/entities/by-name/component/default/payments';
    const { body: list } = await portal.get(
      'developer-b',
      `${payments}/findings`,
    );
    expect(list.items).toMatchObject([
      { account: { id: pay, state: 'closed' } },
    ]);
    const { body: summary } = await portal.get(
      'developer-b',
      `${payments}/summary`,
    );
    expect(summary.freshness.accounts).toMatchObject([
      {
        account: { id: pay, state: 'closed' },
        state: 'not-connected',
        lastError: `Account ${pay} is closed: it is not read any more, and what was read of it stays`,
      },
    ]);
  });

  it('leaves to a policy only to narrow it', async () => {
    const policies: Record<string, TestPolicy> = {
      'approver no accounts': ({ name }) =>
        name === 'security-hub.account.read'
          ? { result: AuthorizeResult.DENY }
          : undefined,
      'head no findings': ({ name }) =>
        name === 'security-hub.finding.read'
          ? { result: AuthorizeResult.DENY }
          : undefined,
      'head some findings': ({ name }) =>
        name === 'security-hub.finding.read'
          ? {
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'security-hub',
              resourceType: 'security-hub-finding',
              conditions: {
                rule: 'HAS_ACCOUNT',
                resourceType: 'security-hub-finding',
                params: { accounts: [pay] },
              },
            }
          : undefined,
    };
    let current: TestPolicy = () => undefined;
    await start((permission, user) => current(permission, user));

    current = policies['approver no accounts'];
    for (const caller of ['approver', 'developer-a', 'nobody']) {
      const { status, body } = await portal.get(caller, '/accounts');
      expect([status, body.items]).toEqual([403, undefined]);
    }
    current = policies['head no findings'];
    const uncounted = await get('head');
    expect(ids(uncounted)).toEqual([data, pay, shop]);
    // Nobody may take it for a zero
    expect(uncounted.items.map(item => 'findings' in item)).toEqual([
      false,
      false,
      false,
    ]);
    current = policies['head some findings'];
    expect((await get('head')).items.map(item => item.findings)).toEqual([
      0, 1, 0,
    ]);
    current = () => ({ result: AuthorizeResult.ALLOW });
    expect(await get('nobody')).toEqual({ items: [], totalItems: 0 });
  });
});
