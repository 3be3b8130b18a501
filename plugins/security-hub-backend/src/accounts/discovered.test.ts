import { AccountTagSettings, SourceSettings } from '../config/settings';
import { DiscoveredAccount } from '../database/operations/ledger';
import { createLedger, LedgerInput } from './ledger';

const shop = '111122223333';
const administrator: SourceSettings['administrator'] = {
  account: '999900001111',
  homeRegion: 'eu-west-1',
  strategy: 'aggregator',
  discovery: 'organizations',
};
const sources = [
  { name: 'main', partition: 'aws', administrator },
  { name: 'second', partition: 'aws-cn', administrator },
  {
    name: 'own',
    partition: 'aws',
    accounts: [{ account: '777788889999', regions: ['eu-west-1'] }],
  },
];
const accountTags: AccountTagSettings = {
  keys: { environment: 'Environment', owner: 'Team', contact: 'Contact' },
  environments: new Map([
    ['production', 'prod'],
    ['dev', 'dev'],
  ]),
  owners: new Map([['the shop team', 'group:default/team-a']]),
};
const found = (over: Partial<DiscoveredAccount> = {}): DiscoveredAccount => ({
  id: shop,
  source: 'main',
  partition: 'aws',
  name: 'kumo-shop',
  memberStatus: 'Enabled',
  organizationState: 'ACTIVE',
  tags: {},
  firstSeenAt: '2026-11-20T12:00:00.000Z',
  lastSeenAt: '2026-11-20T12:00:00.000Z',
  ...over,
});
const ledgerOf = (
  discovered: DiscoveredAccount[],
  over: Partial<LedgerInput> = {},
) =>
  createLedger({
    accounts: [],
    resources: [],
    trustedLocations: ['file:'],
    sources,
    discovered,
    accountTags,
    ...over,
  });
const removedAt = '2026-11-21T12:00:00.000Z';

describe('what AWS says of accounts', () => {
  it.each<[string, Partial<DiscoveredAccount>, string, string]>([
    ['ACTIVE', {}, 'active', 'organizations'],
    ['SUSPENDED', {}, 'suspended', 'organizations'],
    ['PENDING_CLOSURE', {}, 'closed', 'organizations'],
    ['CLOSED', {}, 'closed', 'organizations'],
    ['PENDING_ACTIVATION', {}, 'pending', 'organizations'],
    ['SOMETHING_NEW', {}, 'unknown', 'organizations'],
    ['ACTIVE', { memberStatus: undefined }, 'active', 'organizations'],
    ['ACTIVE', { memberStatus: 'Invited' }, 'invited', 'security-hub'],
    ['ACTIVE', { memberStatus: 'Removed' }, 'active', 'organizations'],
    [
      'ACTIVE',
      { memberStatus: 'AccountSuspended' },
      'suspended',
      'security-hub',
    ],
    ['CLOSED', { memberStatus: 'Invited' }, 'closed', 'organizations'],
    ['ACTIVE', { removedAt }, 'removed', 'organizations'],
    ['', { organizationState: undefined }, 'active', 'security-hub'],
    ...(
      [
        ['Administrator', 'active'],
        ['Created', 'pending'],
        ['Invited', 'invited'],
        ['Removed', 'removed'],
        ['Resigned', 'removed'],
        ['Deleted', 'removed'],
        ['AccountSuspended', 'suspended'],
        ['SomethingNew', 'unknown'],
      ] as const
    ).map(
      ([memberStatus, state]): [
        string,
        Partial<DiscoveredAccount>,
        string,
        string,
      ] => [
        '',
        { organizationState: undefined, memberStatus },
        state,
        'security-hub',
      ],
    ),
  ])('%s %j: %s by %s', (organizationState, over, state, by) => {
    const account = ledgerOf([found({ organizationState, ...over })]).account(
      shop,
    );
    expect([account?.state, account?.sources.state]).toEqual([state, by]);
    expect(account?.removedAt).toBe(over.removedAt);
  });

  it('takes name, state and tags, and knows what config reads', () => {
    const ledger = ledgerOf([
      found({
        tags: {
          environment: ' PRODUCTION',
          owner: 'The Shop Team',
          contact: 'shop@example.com',
        },
      }),
      found({ id: '444455556666', name: undefined, tags: { owner: 'Team-B' } }),
      found({ id: '555566667777', source: 'gone from config' }),
    ]);
    expect(ledger.account(shop)).toEqual({
      id: shop,
      partition: 'aws',
      name: 'kumo-shop',
      state: 'active',
      environment: 'prod',
      owner: 'group:default/team-a',
      contact: 'shop@example.com',
      source: 'tags of the account (main)',
      sources: {
        partition: 'organizations',
        name: 'organizations',
        state: 'organizations',
        environment: 'account-tags',
        owner: 'account-tags',
        contact: 'account-tags',
      },
    });
    expect(
      ledger.accounts().map(({ id, name, owner }) => [id, name, owner]),
    ).toEqual([
      [shop, 'kumo-shop', 'group:default/team-a'],
      ['444455556666', '444455556666', 'group:default/team-b'],
      ['777788889999', '777788889999', undefined],
      ['999900001111', '999900001111', undefined],
    ]);
    expect(ledger.accountsOwnedBy('group:default/team-b')).toEqual([
      '444455556666',
    ]);
    // Two sources name the administrator, in two partitions
    expect(ledger.account('999900001111')?.partition).toBe('aws');
    expect(ledger.problems).toEqual([]);
  });

  it('believes no tag that config does not name, and reports what it cannot read', () => {
    const tags = {
      environment: 'live',
      owner: 'user:a/b',
      contact: 'a\u202eb',
    };
    const unreadable = ledgerOf([found({ tags })]);
    expect(unreadable.account(shop)).toMatchObject({
      environment: 'unknown',
      owner: undefined,
      contact: undefined,
    });
    expect(unreadable.problems).toEqual([
      expect.stringContaining('"live" is no environment; say in'),
      expect.stringContaining('"user:a/b" is no group; say in'),
      expect.stringContaining('is no contact'),
    ]);
    for (const settings of [
      undefined,
      { ...accountTags, keys: { contact: 'C' } },
    ]) {
      const ledger = ledgerOf(
        [found({ tags: { environment: 'production', owner: 'team-a' } })],
        { accountTags: settings },
      );
      expect(ledger.account(shop)).toMatchObject({ environment: 'unknown' });
      expect(ledger.accountsOwnedBy('group:default/team-a')).toEqual([]);
      expect(ledger.problems).toEqual([]);
    }
  });

  it('believes config, then the catalog, then tags, and tells where they differ', () => {
    const resource = {
      entityRef: 'resource:default/shop',
      originLocation: 'file:/accounts.yaml',
      accountId: shop,
      name: 'shop',
      owner: 'group:default/team-b',
      environment: 'stage',
    };
    const discovered = [
      found({
        tags: { environment: 'production', owner: 'team-a', contact: '#shop' },
      }),
    ];
    const catalog = ledgerOf(discovered, { resources: [resource] });
    expect(catalog.account(shop)).toMatchObject({
      name: 'shop',
      environment: 'stage',
      owner: 'group:default/team-b',
      contact: '#shop',
      source: 'resource:default/shop',
      sources: {
        name: 'catalog',
        state: 'organizations',
        environment: 'catalog',
        contact: 'account-tags',
      },
    });
    expect(catalog.problems).toEqual([
      `tags of the account (main): environment of account ${shop} is prod, but resource:default/shop says stage, which counts`,
      `tags of the account (main): owner of account ${shop} is group:default/team-a, but resource:default/shop says group:default/team-b, which counts`,
    ]);

    const config = ledgerOf(discovered, {
      resources: [{ ...resource, originLocation: 'url:elsewhere' }],
      accounts: [
        { id: shop, partition: 'aws-cn', environment: 'dev', owner: 'a:b:c' },
      ],
    });
    // An owner that config names wrongly is replaced by nobody's
    expect(config.account(shop)).toMatchObject({
      partition: 'aws-cn',
      environment: 'dev',
      owner: undefined,
      sources: { partition: 'config', environment: 'config' },
    });
    expect(config.problems).toEqual([
      expect.stringContaining('trustedLocations'),
      expect.stringContaining('no entity ref'),
      expect.stringContaining(`partition of account ${shop} is aws, but`),
      expect.stringContaining('is prod, but config says dev'),
    ]);
  });

  it('follows an account from one source to another', () => {
    const moved = ledgerOf([
      found({ removedAt, tags: { owner: 'team-a' } }),
      found({
        source: 'second',
        partition: 'aws-cn',
        tags: { owner: 'team-b' },
      }),
    ]);
    expect(moved.account(shop)).toMatchObject({
      state: 'active',
      partition: 'aws-cn',
      owner: 'group:default/team-b',
    });
    expect(moved.problems).toEqual([]);

    const both = ledgerOf([
      found({ organizationState: 'SUSPENDED', tags: { owner: 'team-a' } }),
      found({ source: 'second', tags: { owner: 'team-b' } }),
    ]);
    expect(both.account(shop)).toMatchObject({
      state: 'active',
      owner: undefined,
    });
    expect(both.problems).toEqual([
      `tags of the account (second): names another owner of account ${shop} than tags of the account (main); neither counts`,
    ]);
  });
});
