import { TestDatabases } from '@backstage/backend-test-utils';
import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { Finding, RollUpMember } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { controlFinding } from '../__testUtils__/controlFinding';
import {
  component,
  createStore,
  testConfig,
  testSettings,
} from '../__testUtils__/createStore';
import { startPlugin } from '../__testUtils__/startPlugin';
import { until } from '../__testUtils__/until';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

function entity(
  kind: string,
  name: string,
  relations: Record<string, string | string[]> = {},
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', title: `The ${name}`, annotations },
    spec: {},
    relations: Object.entries(relations).flatMap(([type, targets]) =>
      [targets].flat().map(targetRef => ({ type, targetRef })),
    ),
  };
}

function part(of: string, whole: Entity): Entity {
  const relations = [...(whole.relations ?? [])];
  return {
    ...whole,
    relations: [...relations, { type: 'partOf', targetRef: of }],
  };
}

const teamA = 'group:default/team-a';
const teamB = 'group:default/team-b';
const division = 'group:default/division';
const checkout = 'system:default/checkout';
const account = { 'aws-security-hub/account-ids': '111122223333' };
const tagged = (value: string) => ({
  ...account,
  'aws-security-hub/tags': `Service=${value}`,
});

const entities = [
  entity('Group', 'division'),
  entity('Group', 'team-a', { childOf: division }),
  entity('Group', 'team-b', { childOf: division }),
  entity('Group', 'platform-security'),
  // Each is the grandparent of itself
  entity('Group', 'egg', { childOf: 'group:default/hen' }),
  entity('Group', 'hen', { childOf: 'group:default/egg' }),
  entity('User', 'developer-a', { memberOf: teamA }),
  entity('User', 'developer-b', { memberOf: teamB }),
  entity('User', 'nobody'),
  entity('Domain', 'shop', {
    ownedBy: division,
    partOf: 'domain:default/selling',
  }),
  entity('Domain', 'selling', {
    ownedBy: division,
    partOf: 'domain:default/shop',
  }),
  entity(
    'System',
    'checkout',
    { ownedBy: teamA, partOf: ['domain:default/selling', checkout] },
    tagged('checkout'),
  ),
  part(checkout, component('api', teamA, tagged('api'))),
  part(checkout, component('worker', teamB, account)),
  // The catalog hides it from developer-a
  part(checkout, component('secret', teamB, tagged('secret'))),
  part(checkout, component('of-division', division, tagged('division'))),
  part(
    'domain:default/shop',
    component('other', teamB, {
      'aws-security-hub/account-ids': '444455556666',
    }),
  ),
  component('hatched', 'group:default/hen', tagged('hatched')),
  component('alone', 'user:default/nobody', {}),
];

const claims = {
  claims: {
    allow: [teamB, division, 'group:default/hen'].map(owner => ({
      owner,
      accounts: ['111122223333'],
    })),
  },
};

const pages = [
  'domain:default/shop',
  'domain:default/selling',
  checkout,
  teamA,
  teamB,
  division,
  'group:default/egg',
];
const people = ['developer-a', 'developer-b', 'head', 'approver', 'nobody'];

function pathOf(ref: string): string {
  const { kind, namespace, name } = parseEntityRef(ref);
  return `/entities/by-name/${kind}/${namespace}/${name}`;
}

describe.each(databases.eachSupportedId())('roll-ups, %p', id => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof startPlugin>>;
  let store: Awaited<ReturnType<typeof createStore>>;

  async function get(caller: string, path: string) {
    const { status, body } = await portal.get(caller, path);
    expect([caller, path, status]).toEqual([caller, path, 200]);
    return body;
  }

  async function listed(caller: string, ref: string): Promise<Finding[]> {
    return (await get(caller, `${pathOf(ref)}/findings?limit=200`)).items;
  }

  beforeAll(async () => {
    knex = await databases.init(id);
    store = await createStore(knex, {
      entities,
      settings: testSettings(claims),
    });
    const services = ['checkout', 'api', 'api', 'secret', 'division', 'none'];
    await store.ingest([
      ...services.map((service, index) =>
        controlFinding({
          control: index % 2 ? 'S3.8' : 'S3.9',
          bucket: `${service}-${index}`,
          severity: index % 3 ? 'CRITICAL' : 'LOW',
          status: index === 2 ? 'PASSED' : 'FAILED',
          tags: { Service: service },
        }),
      ),
      controlFinding({ bucket: 'hatched', tags: { Service: 'hatched' } }),
      controlFinding({ account: '444455556666', bucket: 'elsewhere' }),
    ]);
    portal = await startPlugin({
      knex,
      entities,
      config: testConfig(claims),
      hidden: { 'user:default/developer-a': ['component:default/secret'] },
    });
    await until('the catalog is swept', async () => {
      const { status, body } = await portal.get(
        'approver',
        `${pathOf('component:default/api')}/scope`,
      );
      return status === 200 && body.selectors.length > 0;
    });
  });

  afterAll(async () => {
    await portal.stop();
  });

  it('are the union of what their members show on their own pages, each finding once', async () => {
    let shown = 0;
    let twice = 0;
    for (const caller of people) {
      for (const page of pages) {
        const path = pathOf(page);
        const { status, body } = await portal.get(caller, `${path}/members`);
        if (status === 403) {
          for (const route of ['findings', 'groups', 'summary', 'scope']) {
            const refused = await portal.get(caller, `${path}/${route}`);
            expect([caller, page, refused.status]).toEqual([caller, page, 403]);
          }
          continue;
        }
        expect([caller, page, status]).toEqual([caller, page, 200]);
        shown += 1;
        const members: RollUpMember[] = body.items;
        const union = new Map<string, Finding>();
        let sum = 0;
        for (const { entityRef, counts, accepted } of members) {
          // A System's own page is one that sums up: its own findings are those that name it
          const own =
            entityRef === page || /^(group|system|domain):/.test(entityRef)
              ? (
                  await knex('finding_owners')
                    .where('entity_ref', entityRef)
                    .select('issue_key as key', 'status', 'is_primary')
                ).map(row => ({
                  ...row,
                  relation: row.is_primary ? 'primary' : 'also-concerned',
                }))
              : await listed(caller, entityRef);
          sum += own.length;
          for (const finding of own) {
            const known = union.get(finding.key);
            if (known?.relation !== 'primary') {
              union.set(finding.key, finding);
            }
          }
          const left = own.filter(({ status: is }) => is === 'open').length;
          expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(left);
          expect(accepted).toBe(0);
        }
        twice += sum - union.size;
        const items = await listed(caller, page);
        expect(items.map(({ key }) => key).sort()).toEqual(
          [...union.keys()].sort(),
        );
        for (const { key, relation } of items) {
          expect(relation).toBe(union.get(key)?.relation);
        }
        const groups = await get(caller, `${path}/groups?limit=200`);
        const summary = await get(caller, `${path}/summary`);
        const open = items.filter(({ status: is }) => is === 'open').length;
        expect([
          groups.totalFindings,
          Object.values<number>(summary.byStatus).reduce((a, b) => a + b, 0),
          summary.facets.account?.reduce(
            (total: number, { count }: { count: number }) => total + count,
            0,
          ) ?? 0,
          summary.rollUp,
        ]).toEqual([
          union.size,
          union.size,
          open,
          { members: members.length, hidden: body.hidden },
        ]);
        for (const { key } of items) {
          const details = await get(
            caller,
            `/findings/${key}?entityRef=${page}`,
          );
          expect(details.finding.key).toBe(key);
        }
      }
    }
    expect(shown).toBeGreaterThan(15);
    expect(twice).toBeGreaterThan(10);
  });

  it('leave out what is not for the caller, and say how many', async () => {
    const { items, totalItems, hidden } = await get(
      'developer-a',
      `${pathOf(checkout)}/members`,
    );
    // Inherited: team-a is below the division. The secret one is not even counted
    expect(items.map(({ entityRef }: RollUpMember) => entityRef)).toEqual(
      expect.arrayContaining([
        checkout,
        'component:default/api',
        'component:default/of-division',
      ]),
    );
    expect([totalItems, hidden]).toEqual([3, 1]);
    expect(items[0]).toMatchObject({ owners: [expect.any(String)] });
    const summary = await get('developer-a', `${pathOf(checkout)}/summary`);
    expect(summary).toMatchObject({
      rollUp: { members: 3, hidden: 1 },
      scope: { configured: true, accounts: 1, selectors: 3 },
      canDecide: true,
    });
    const all = await listed('approver', checkout);
    const own = await listed('developer-a', checkout);
    const foreign = all.filter(({ key }) => !own.some(one => one.key === key));
    expect(foreign.length).toBeGreaterThan(0);
    const text = JSON.stringify([items, own, summary]);
    for (const word of ['secret', 'none-5', 'worker']) {
      expect(text).not.toContain(word);
    }
    for (const { key } of foreign) {
      const path = `/findings/${key}?entityRef=${checkout}`;
      expect((await portal.get('developer-a', path)).status).toBe(404);
      const decision = await portal.post(
        'developer-a',
        `${pathOf(checkout)}/decisions/preview`,
        { kind: 'acknowledge', findingKeys: [key] },
      );
      expect(decision.status).toBe(404);
    }
    // Owns one of the members only: what the System claims itself is not for them
    const scope = await get('developer-b', `${pathOf(checkout)}/scope`);
    expect(scope).toMatchObject({ selectors: [], accounts: [] });
    const paged = await get(
      'developer-a',
      `${pathOf(checkout)}/members?limit=1&offset=1`,
    );
    expect(paged).toMatchObject({ items: [items[1]], totalItems: 3 });
  });

  it('show a person what is theirs, and nobody else but the platform group', async () => {
    const mine = pathOf('user:default/developer-a');
    const { items, hidden } = await get('developer-a', `${mine}/members`);
    expect(
      items.map(({ entityRef }: RollUpMember) => entityRef).sort(),
    ).toEqual([
      'component:default/api',
      'component:default/of-division',
      teamA,
      checkout,
    ]);
    // What only sums up others is no member: the domains, the division, the person. The team has what nobody claims in its account
    const coverages = async () => {
      const page = await get('developer-a', `${mine}/members`);
      return page.items.map(({ coverage }: RollUpMember) => coverage);
    };
    expect(await coverages()).toEqual(Array(4).fill('incomplete'));
    await knex('sync_state').insert({
      source: 'main',
      partition: 'aws',
      account: '111122223333',
      region: 'eu-west-1',
      role: 'member',
      read_through: 'itself',
      member_status: 'Enabled',
      state: 'ok',
      as_of: new Date().toISOString(),
    });
    await until('the account counts as read', async () =>
      (await coverages()).every((word: string) => word === 'complete'),
    );
    expect(hidden).toBe(0);
    const own = await listed('developer-a', 'user:default/developer-a');
    expect(own.length).toBeGreaterThan(2);
    const seen = await listed('approver', 'user:default/developer-a');
    expect(seen.map(({ key }) => key)).toEqual(own.map(({ key }) => key));
    for (const caller of ['developer-b', 'head', 'nobody']) {
      expect((await portal.get(caller, `${mine}/findings`)).status).toBe(403);
    }
    const unknown = pathOf('user:default/no-such');
    expect((await portal.get('approver', `${unknown}/findings`)).status).toBe(
      404,
    );
    // Without groups
    const alone = await get(
      'nobody',
      `${pathOf('user:default/nobody')}/members`,
    );
    expect(alone.items).toEqual([
      expect.objectContaining({
        entityRef: 'component:default/alone',
        coverage: 'not-configured',
      }),
    ]);
    expect(await listed('nobody', 'user:default/nobody')).toEqual([]);
  });

  it('page on when members come and go, and refuse the cursor of another page', async () => {
    const path = `${pathOf('domain:default/shop')}/findings?limit=2`;
    const first = await get('head', path);
    expect(first.items).toHaveLength(2);
    // Another set of members under the same page
    const next = await get('developer-b', `${path}&cursor=${first.nextCursor}`);
    const all = await listed('developer-b', 'domain:default/shop');
    const keys = all.map(({ key }) => key);
    expect(keys).toEqual(
      expect.arrayContaining(next.items.map(({ key }: Finding) => key)),
    );
    const foreign = await portal.get(
      'head',
      `${pathOf(checkout)}/findings?limit=2&cursor=${first.nextCursor}`,
    );
    expect(foreign.status).toBe(400);
  });

  it('take decisions of owners of the primary entity, and show them only in part to others', async () => {
    const path = pathOf(checkout);
    const findings = await listed('approver', checkout);
    const of = (name: string) =>
      findings.find(({ resource }) => resource.name.startsWith(name))?.key;
    const [api, worker] = [of('api-1'), of('none-5')];
    const refused = await portal.post('developer-b', `${path}/decisions`, {
      kind: 'acknowledge',
      findingKeys: [api],
    });
    // The worker is concerned, too: seen, but not decided
    expect(refused.status).toBe(403);
    const made = await portal.post('approver', `${path}/decisions`, {
      kind: 'acknowledge',
      findingKeys: [api, worker],
    });
    expect([made.status, made.body.entityRef]).toEqual([201, checkout]);
    const keysFor = async (caller: string, page: string) => {
      const reply = await portal.get(
        caller,
        `${pathOf(page)}/decisions/${made.body.id}`,
      );
      return reply.status === 200
        ? reply.body.results.map(
            (one: { findingKey: string }) => one.findingKey,
          )
        : reply.status;
    };
    expect((await keysFor('approver', checkout)).sort()).toEqual(
      [api, worker].sort(),
    );
    expect(await keysFor('developer-a', checkout)).toEqual([api]);
    expect(await keysFor('developer-a', 'component:default/api')).toEqual([
      api,
    ]);
    expect(await keysFor('developer-a', teamA)).toEqual([api]);
    expect(await keysFor('developer-a', 'component:default/of-division')).toBe(
      404,
    );
  });
});
