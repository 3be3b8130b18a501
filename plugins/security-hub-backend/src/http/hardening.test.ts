import { TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  Finding,
  findingReadPermission,
  RESOURCE_TYPE_SECURITY_HUB_FINDING,
} from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { controlFinding } from '../__testUtils__/controlFinding';
import {
  component,
  createStore,
  testConfig,
} from '../__testUtils__/createStore';
import { startPlugin } from '../__testUtils__/startPlugin';
import { encodeCursor } from '../findings/cursor';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const group = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
  spec: { type: 'team', children: [] },
});

const entities = [
  group('team-a'),
  group('team-b'),
  group('platform-security'),
  component('checkout-api', 'group:default/team-a', {
    'aws-security-hub/account-ids': '111122223333',
  }),
  component('payments-worker', 'group:default/team-b', {
    'aws-security-hub/account-ids': '444455556666',
  }),
];

/** Depends on a resource that its owner may not read in the catalog. */
const snoop = component('snoop', 'group:default/team-a', {});
snoop.spec = { ...snoop.spec, dependsOn: ['resource:default/treasury'] };
snoop.relations?.push({
  type: 'dependsOn',
  targetRef: 'resource:default/treasury',
});
entities.push(snoop, {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'treasury',
    namespace: 'default',
    annotations: {
      'aws-security-hub/arns': 'arn:aws:s3:::hidden-treasure, hidden-mistake',
    },
  },
  spec: { type: 's3-bucket', owner: 'group:default/team-b' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/team-b' }],
});

const checkout = '/entities/by-name/component/default/checkout-api';
const day = 86_400_000;

function nested(levels: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level += 1) {
    value = [value];
  }
  return value;
}

describe.each(databases.eachSupportedId())('hardening, %p', id => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof startPlugin>>;
  const keys: Record<string, string> = {};

  beforeAll(async () => {
    knex = await databases.init(id);
    const store = await createStore(knex, { entities });
    await store.ingest([
      controlFinding({ bucket: 'plain' }),
      controlFinding({ bucket: 'secret', severity: 'CRITICAL' }),
      controlFinding({
        bucket: 'plain',
        control: 'S3.9',
        severity: 'CRITICAL',
      }),
      controlFinding({ bucket: 'vault', account: '444455556666' }),
      controlFinding({ bucket: 'orphan', account: '777700001111' }),
      controlFinding({
        bucket: 'deep',
        account: '777700001111',
        overrides: { Nested: nested(20_000) },
      }),
    ]);
    portal = await startPlugin({
      knex,
      entities,
      config: testConfig(),
      hidden: {
        'user:default/approver': ['component:default/payments-worker'],
        'user:default/developer-a': ['resource:default/treasury'],
      },
      policy: ({ name }, user) =>
        name === findingReadPermission.name &&
        user === 'user:default/developer-a'
          ? {
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'security-hub',
              resourceType: RESOURCE_TYPE_SECURITY_HUB_FINDING,
              conditions: {
                not: {
                  rule: 'HAS_SEVERITY',
                  resourceType: RESOURCE_TYPE_SECURITY_HUB_FINDING,
                  params: { severities: ['CRITICAL'] },
                },
              },
            }
          : undefined,
    });
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const { body } = await portal.get('approver', `${checkout}/scope`);
      if (body.selectors?.length) {
        break;
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    for (const row of await knex('findings').select('*')) {
      keys[`${row.resource_name} ${row.control_id}`] = row.key;
    }
  });

  afterAll(async () => {
    await portal.stop();
  });

  it('shows, counts and relates nothing that a conditional policy hides', async () => {
    const get = async (path: string) =>
      (await portal.get('developer-a', path)).body;
    const list = await get(`${checkout}/findings`);
    expect(list.items.map(({ key }: Finding) => key)).toEqual([
      keys['plain S3.8'],
    ]);
    expect(list.totalItems).toBe(1);
    const groups = await get(`${checkout}/groups`);
    expect(groups).toMatchObject({ totalItems: 1, totalFindings: 1 });
    expect(groups.items[0]).toMatchObject({ count: 1, evaluated: 1 });
    const summary = await get(`${checkout}/summary`);
    expect(summary.byStatus).toEqual({ open: 1 });
    expect(summary.scope.resources).toBe(1);
    const scope = await get(`${checkout}/scope`);
    expect(scope.selectors).toEqual([expect.objectContaining({ matched: 1 })]);
    const details = await get(`/findings/${keys['plain S3.8']}`);
    expect(details.related).toEqual({ sameControl: [], sameResource: [] });
    for (const hidden of ['secret S3.8', 'plain S3.9']) {
      const reply = await portal.get(
        'developer-a',
        `/findings/${keys[hidden]}`,
      );
      expect([hidden, reply.status]).toEqual([hidden, 404]);
    }
    const decide = await portal.post('developer-a', `${checkout}/decisions`, {
      kind: 'acknowledge',
      findingKeys: [keys['secret S3.8']],
    });
    expect(decide.status).toBe(404);
    const made = await portal.post('approver', `${checkout}/decisions`, {
      kind: 'acknowledge',
      findingKeys: [keys['plain S3.8'], keys['secret S3.8']],
    });
    expect(made.body.results).toHaveLength(2);
    const followed = await get(`${checkout}/decisions/${made.body.id}`);
    expect(
      followed.results.map(
        (result: { findingKey: string }) => result.findingKey,
      ),
    ).toEqual([keys['plain S3.8']]);
    const other = await portal.post('approver', `${checkout}/decisions`, {
      kind: 'acknowledge',
      findingKeys: [keys['plain S3.9']],
    });
    const unseen = await portal.get(
      'developer-a',
      `${checkout}/decisions/${other.body.id}`,
    );
    expect(unseen.status).toBe(404);
  });

  it("tells nothing of other teams' accounts with the freshness", async () => {
    const at = new Date().toISOString();
    const place = { source: 'main', region: 'eu-west-1' };
    for (const account of ['111122223333', '444455556666']) {
      await knex('sync_state').insert({
        ...place,
        account,
        partition: 'aws',
        role: 'member',
        state: 'ok',
        member_status: 'Enabled',
      });
      await knex('account_checks').insert({
        ...place,
        account,
        check: 'standards',
        result: 'standard-off',
        message: `Off in ${account}`,
        checked_at: at,
      });
    }
    const sync = await portal.get('developer-a', '/sync');
    expect(sync.status).toBe(200);
    expect(JSON.stringify(sync.body)).not.toMatch(
      /111122223333|444455556666|777700001111|foreign|rejected[TB]/,
    );
    const { body } = await portal.get('developer-a', `${checkout}/summary`);
    const { accounts } = body.freshness;
    expect(accounts.length).toBeGreaterThan(0);
    expect(JSON.stringify(accounts)).not.toMatch(/444455556666|777700001111/);
    const full = await portal.get('approver', '/sync');
    expect(JSON.stringify(full.body.sources[0].accounts)).toMatch(
      /Off in 444455556666/,
    );
  });

  it('shows the platform group orphans, and nothing of an entity that the catalog hides from it', async () => {
    const orphan = await portal.get(
      'approver',
      `/findings/${keys['orphan S3.8']}`,
    );
    expect(orphan.status).toBe(200);
    const hidden = await portal.get(
      'approver',
      `/findings/${keys['vault S3.8']}`,
    );
    expect(hidden.status).toBe(404);
  });

  it('keeps what it can of a record that is nested too deeply, and all records beside it', async () => {
    const { status, body } = await portal.get(
      'approver',
      `/findings/${keys['deep S3.8']}`,
    );
    expect(status).toBe(200);
    expect(body.finding.title).toBe('Title of S3.8');
    expect(body.evidence.document.notKept).toContain('too deeply');
  });

  it('tells nothing of a related resource that the catalog hides', async () => {
    const path = '/entities/by-name/component/default/snoop/scope';
    const seen = await portal.get('approver', path);
    expect(JSON.stringify(seen.body)).toMatch(
      /hidden-treasure.*hidden-mistake/,
    );
    const hidden = await portal.get('developer-a', path);
    expect(hidden.status).toBe(200);
    expect(JSON.stringify(hidden.body)).not.toMatch(/hidden-|treasur/);
  });

  it('answers hostile values with 400, on every database', async () => {
    const edited = (position: Array<string | number>) =>
      encodeCursor(
        {
          entityRef: 'component:default/checkout-api',
          filters: {},
          sort: '-priority',
        },
        position,
      );
    const key = 'f'.repeat(64);
    const now = '2026-01-01T00:00:00.000Z';
    const bad: Record<string, string> = {
      'q=%00': 'q',
      'q=a%00b': 'q',
      'control=%00': 'control',
      'account=1%002': 'account',
      'standard=%00': 'standard',
      'group=%00': 'group',
      'firstSeenAfter=2016-12-31T23%3A59%3A60Z': 'firstSeenAfter',
      [`cursor=${edited(['high', 1, now, key])}`]: 'cursor',
      [`cursor=${edited([1.5, 1, now, key])}`]: 'cursor',
      [`cursor=${edited([1e20, 1, now, key])}`]: 'cursor',
      [`cursor=${edited([1, 1, 5, key])}`]: 'cursor',
      [`cursor=${edited([1, 1, now, 'a\u0000'])}`]: 'cursor',
    };
    for (const [query, name] of Object.entries(bad)) {
      const { status, body } = await portal.get(
        'approver',
        `${checkout}/findings?${query}`,
      );
      expect([query, status]).toEqual([query, 400]);
      expect(body.error.message).toContain(name);
    }
    // Clients send these as they are; they are no mistake, and no SQL
    for (const query of [
      "q=(x)*!'",
      "control=S3.8')%20or%20(1=1",
      'group=custom/Port%20(22)',
      'resource=arn:aws:s3:::plain',
      'firstSeenAfter=2099-01-01T00:00:00Z',
    ]) {
      const { status, body } = await portal.get(
        'approver',
        `${checkout}/findings?${query}`,
      );
      expect([query, status]).toEqual([query, 200]);
      expect(body.totalItems).toBe(query.startsWith('resource') ? 2 : 0);
    }
    const named = await portal.get(
      'approver',
      `/findings/${keys['plain S3.8']}?entityRef=component:default/checkout-api`,
    );
    expect(named.status).toBe(200);
    const good = {
      kind: 'accept-risk',
      findingKeys: [keys['secret S3.8']],
      reason: 'by-design',
      justification: 'A public site.',
      endsAt: new Date(Date.now() + 30 * day).toISOString(),
    };
    const requests: Array<[object, string]> = [
      [{ justification: 'a\u0000b' }, 'justification'],
      // In UTC the year 10000, which as text sorts before this one
      [{ endsAt: '9999-12-31T23:59:59-01:00' }, 'endsAt'],
      [{ findingKeys: Array(501).fill(good.findingKeys[0]) }, 'findingKeys'],
    ];
    for (const [change, name] of requests) {
      const { status, body } = await portal.post(
        'approver',
        `${checkout}/decisions`,
        { ...good, ...change },
      );
      expect([name, status]).toEqual([name, 400]);
      expect(body.error.message).toContain(name);
    }
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const reply = await portal.get('approver', `/handbook/pages/${name}`);
      expect([name, reply.status]).toEqual([name, 404]);
    }
    for (const path of [
      '/entities/by-name/component/default/%00/findings',
      '/entities/by-name/component/default/a%2Fb/findings',
      '/entities/by-name/component%3Adefault%2Fcheckout-api/x/y/findings',
    ]) {
      const reply = await portal.get('approver', path);
      expect([path, reply.status]).toEqual([path, 404]);
    }
  });
});
