import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ancestorsOf } from '../groupClosure';
import { CatalogScopeLoader } from './CatalogScopeLoader';
import { CatalogSnapshot } from './compileSnapshot';

function entity(
  kind: string,
  name: string,
  relations: Array<[string, string]> = [],
  annotations: Record<string, string> = {},
  spec: Entity['spec'] = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      etag: `etag-${name}`,
      annotations: { 'example.com/other': 'x', ...annotations },
    },
    spec,
    relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
  };
}

const entities = [
  entity(
    'Component',
    'Checkout-API',
    [
      ['ownedBy', 'group:default/team-a'],
      ['dependsOn', 'resource:default/orders'],
      ['dependsOn', 'resource:default/vanished'],
      ['dependsOn', 'component:default/payments'],
      ['dependsOn', 'resource:default/queue'],
      ['dependsOn', 'resource:default/planted'],
    ],
    { 'aws-security-hub/account-ids': '111122223333' },
    { dependsOn: ['resource:Orders', 'resource:vanished', 7] },
  ),
  entity('API', 'payments', [['ownedBy', 'user:default/someone']]),
  entity('Resource', 'orders', [], {
    'amazonaws.com/arn': 'arn:aws:s3:::orders',
  }),
  entity(
    'Resource',
    'shop',
    [['ownedBy', 'group:default/team-a']],
    {
      'amazonaws.com/account-id': '111122223333',
      'backstage.io/managed-by-origin-location':
        'url:https://git.example.com/a',
    },
    { type: 'cloud-account' },
  ),
  // These say `dependencyOf`: the same owner may, a stranger may not
  entity('Resource', 'queue', [['ownedBy', 'group:default/team-a']], {
    'amazonaws.com/arn': 'arn:aws:sqs:eu-west-1:111122223333:queue',
  }),
  entity('Resource', 'planted', [['ownedBy', 'group:default/strangers']], {
    'amazonaws.com/arn': 'arn:aws:s3:::payments',
  }),
  entity('System', 'shop'),
  entity('Domain', 'shop'),
  entity('Location', 'somewhere', [], {
    'aws-security-hub/account-ids': '111122223333',
  }),
  entity('Group', 'team-a', [['childOf', 'group:default/unit']]),
  entity('Group', 'unit', [['childOf', 'group:default/company']]),
  entity('Group', 'company', [['childOf', 'group:default/team-a']]),
];

describe('CatalogScopeLoader', () => {
  it('reads scopes, accounts and groups', async () => {
    const catalog = catalogServiceMock({ entities });
    const streamEntities = jest.spyOn(catalog, 'streamEntities');
    const loader = CatalogScopeLoader.create({
      catalog,
      auth: mockServices.auth({ pluginId: 'security-hub' }),
    });
    const snapshot = await loader.load();

    expect(snapshot.entities.map(({ ref }) => ref)).toEqual([
      'api:default/payments',
      'component:default/checkout-api',
      'domain:default/shop',
      'group:default/company',
      'group:default/team-a',
      'group:default/unit',
      'resource:default/orders',
      'resource:default/planted',
      'resource:default/queue',
      'resource:default/shop',
      'system:default/shop',
    ]);
    const [, checkout] = snapshot.entities;
    expect(checkout).toMatchObject({
      kind: 'component',
      etag: 'etag-Checkout-API',
      ownerRefs: ['group:default/team-a'],
      scope: {
        configured: true,
        problems: [],
        selectors: [
          { source: 'aws-security-hub/account-ids' },
          { source: 'resource:default/orders', arns: ['arn:aws:s3:::orders'] },
          { source: 'resource:default/queue' },
        ],
      },
    });
    expect(snapshot.ledgerResources).toEqual([
      {
        entityRef: 'resource:default/shop',
        originLocation: 'url:https://git.example.com/a',
        accountId: '111122223333',
        name: 'shop',
        owner: 'group:default/team-a',
        environment: undefined,
      },
    ]);
    // What an account is, is no claim to its findings
    expect(
      snapshot.entities.find(({ ref }) => ref === 'resource:default/shop')
        ?.scope.configured,
    ).toBe(false);
    expect(
      ancestorsOf(['group:default/team-a'], snapshot.groupHierarchy),
    ).toEqual([
      'group:default/company',
      'group:default/team-a',
      'group:default/unit',
    ]);
    expect(streamEntities.mock.calls[0][1]).toMatchObject({
      credentials: {
        principal: { type: 'service', subject: 'plugin:security-hub' },
      },
    });
  });

  it('tells what changed by hashes, whatever the order', async () => {
    const load = async (list: Entity[]) =>
      CatalogScopeLoader.create({
        catalog: catalogServiceMock({ entities: list }),
        auth: mockServices.auth(),
      }).load();
    const first = await load(entities);
    const same = await load([...entities].reverse());
    expect(same).toEqual(first);
    const changed = await load(
      entities.map(item =>
        item.metadata.name === 'orders'
          ? entity('Resource', 'orders', [], {
              'amazonaws.com/arn': 'arn:aws:s3:::orders-2',
            })
          : item,
      ),
    );
    expect(changed.hash).not.toBe(first.hash);
    const hashes = (snapshot: typeof first) =>
      new Map(snapshot.entities.map(({ ref, scopeHash }) => [ref, scopeHash]));
    const before = hashes(first);
    expect(
      [...hashes(changed)].filter(([ref, hash]) => before.get(ref) !== hash),
    ).toEqual([
      ['component:default/checkout-api', expect.any(String)],
      ['resource:default/orders', expect.any(String)],
    ]);
  });

  it('parses again only what has changed', async () => {
    let list = entities;
    const loader = CatalogScopeLoader.create({
      catalog: catalogServiceMock.mock({
        streamEntities: async function* streamEntities() {
          yield list;
        },
      }),
      auth: mockServices.auth(),
    });
    const scopes = (snapshot: CatalogSnapshot) =>
      new Map(snapshot.entities.map(({ ref, scope }) => [ref, scope]));
    const before = scopes(await loader.load());
    list = entities.filter(({ metadata }) => metadata.name !== 'orders');
    const after = scopes(await loader.load());
    const checkout = 'component:default/checkout-api';
    expect(after.get('resource:default/shop')).toBe(
      before.get('resource:default/shop'),
    );
    expect(before.get(checkout)?.selectors).toHaveLength(3);
    expect(after.get(checkout)?.selectors).toHaveLength(2);
    list = entities;
    expect(scopes(await loader.load())).toEqual(before);
  });

  it('gives no half of a catalog', async () => {
    const catalog = catalogServiceMock.mock({
      streamEntities: async function* streamEntities() {
        yield entities.slice(0, 2);
        throw new Error('the catalog is away');
      },
    });
    await expect(
      CatalogScopeLoader.create({ catalog, auth: mockServices.auth() }).load(),
    ).rejects.toThrow('the catalog is away');
  });
});
