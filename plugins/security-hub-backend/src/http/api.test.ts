import { TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Finding } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { controlFinding } from '../__testUtils__/controlFinding';
import {
  component,
  createStore,
  testConfig,
} from '../__testUtils__/createStore';
import { startPlugin } from '../__testUtils__/startPlugin';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const group = (name: string, parent?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
  spec: { type: 'team', children: [] },
  relations: parent
    ? [{ type: 'childOf', targetRef: `group:default/${parent}` }]
    : [],
});

const entities = [
  group('division'),
  group('team-a', 'division'),
  group('team-b', 'division'),
  group('platform-security'),
  component('checkout-api', 'group:default/team-a', {
    'aws-security-hub/account-ids': '111122223333',
    'aws-security-hub/tags': 'Service=checkout',
  }),
  component('payments-worker', 'group:default/team-b', {
    'aws-security-hub/account-ids': '111122223333',
  }),
  component(
    'checkout-api',
    'group:default/team-b',
    { 'aws-security-hub/account-ids': '444455556666' },
    'other',
  ),
  component('typo', 'group:default/team-b', {
    'aws-security-hub/account-ids': '444455556666, 12345',
  }),
];

const checkout = '/entities/by-name/component/default/checkout-api';
const payments = '/entities/by-name/component/default/payments-worker';

describe.each(databases.eachSupportedId())('HTTP API, %p', id => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof startPlugin>>;
  let shared: Finding;
  let ofPayments: Finding;

  beforeAll(async () => {
    knex = await databases.init(id);
    const store = await createStore(knex, { entities });
    await store.ingest([
      // Primary: checkout-api; payments-worker is also concerned.
      controlFinding({ tags: { Service: 'checkout' } }),
      controlFinding({ control: 'S3.9', tags: { Service: 'checkout' } }),
      controlFinding({
        control: 'EC2.22',
        tags: { Service: 'checkout' },
        overrides: {
          Resources: [
            {
              Type: 'AwsEc2SecurityGroup',
              Id: 'arn:aws:ec2:eu-west-1:111122223333:security-group/sg-0a1b2c3d',
              Region: 'eu-west-1',
              Partition: 'aws',
              Tags: { Service: 'checkout' },
              Details: {
                AwsEc2SecurityGroup: { GroupName: 'eks-cluster-sg-checkout-1' },
              },
            },
          ],
        },
      }),
      controlFinding({ bucket: 'payments', tags: { Service: 'payments' } }),
      controlFinding({ account: '444455556666', bucket: 'elsewhere' }),
    ]);
    portal = await startPlugin({
      knex,
      entities,
      config: testConfig(),
      hidden: { 'user:default/nobody': ['component:default/checkout-api'] },
    });
    // The first sweep of the catalog comes before anything can be told of entities.
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const { body } = await portal.get('developer-a', `${checkout}/scope`);
      if (body.selectors?.length) {
        break;
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    const { body } = await portal.get(
      'developer-b',
      `${payments}/findings?control=S3.8`,
    );
    shared = body.items.find(
      (item: Finding) => item.resource.name === 'orders',
    );
    ofPayments = body.items.find(
      (item: Finding) => item.resource.name === 'payments',
    );
  });

  afterAll(async () => {
    await portal.stop();
  });

  it('shows findings to owners, their parent groups and the platform group only', async () => {
    const paths = ['findings', 'groups', 'summary', 'scope'];
    const expected: Record<string, number> = {
      'developer-a': 200,
      approver: 200,
      head: 200,
      'developer-b': 403,
      none: 401,
      service: 403,
      // Hidden in the catalog: the same as if there were none.
      nobody: 404,
    };
    for (const [caller, status] of Object.entries(expected)) {
      for (const path of paths) {
        const reply = await portal.get(caller, `${checkout}/${path}`);
        expect([caller, path, reply.status]).toEqual([caller, path, status]);
      }
    }
    const hidden = await portal.get('nobody', `${checkout}/findings`);
    const unknown = await portal.get(
      'nobody',
      '/entities/by-name/component/default/no-such/findings',
    );
    expect(hidden.body.error.message.replace('checkout-api', 'no-such')).toBe(
      unknown.body.error.message,
    );
    const namesake = await portal.get(
      'developer-a',
      '/entities/by-name/component/other/checkout-api/findings',
    );
    expect(namesake.status).toBe(403);
  });

  it('serves lists, groups, summary and scope that agree', async () => {
    const { body: page } = await portal.get(
      'developer-a',
      `${checkout}/findings?limit=2`,
    );
    expect(page).toMatchObject({
      totalItems: 3,
      nextCursor: expect.any(String),
    });
    expect(page.items[0]).toMatchObject({
      status: 'open',
      relation: 'primary',
      canDecide: true,
      account: { id: '111122223333', name: 'shop-prod', environment: 'prod' },
      hasGuidance: true,
    });
    const { body: rest } = await portal.get(
      'developer-a',
      `${checkout}/findings?limit=2&cursor=${page.nextCursor}`,
    );
    expect(rest.items).toHaveLength(1);
    expect(rest.nextCursor).toBeUndefined();

    const { body: groups } = await portal.get(
      'developer-a',
      `${checkout}/groups?by=control&status=open&status=acknowledged`,
    );
    expect(groups.totalFindings).toBe(3);
    expect(
      groups.items.map((item: { controlId: string }) => item.controlId).sort(),
    ).toEqual(['EC2.22', 'S3.8', 'S3.9']);
    expect(groups.items[0]).toMatchObject({ count: 1, evaluated: 1 });

    const { body: summary } = await portal.get(
      'developer-a',
      `${checkout}/summary`,
    );
    const { critical, high, medium, low } = summary.counters;
    expect(critical + high + medium + low).toBe(3);
    expect(summary).toMatchObject({
      canDecide: true,
      writeBack: 'member',
      maxDecisionDays: 365,
      scope: { configured: true, accounts: 1, selectors: 1, resources: 2 },
    });
    // Nothing was ever read from AWS here: that must not look green.
    expect(summary.freshness.state).not.toBe('ok');
    const { body: scope } = await portal.get(
      'developer-a',
      `${checkout}/scope`,
    );
    expect(scope.selectors).toEqual([
      expect.objectContaining({ state: 'ok', matched: 3 }),
    ]);
    const { body: typo } = await portal.get(
      'developer-b',
      '/entities/by-name/component/default/typo/scope',
    );
    expect(typo.problems).toEqual([
      expect.objectContaining({
        annotation: 'aws-security-hub/account-ids',
        value: '444455556666, 12345',
        message: expect.stringContaining('12345'),
      }),
    ]);
  });

  it('opens a finding with hazards matched to its resource', async () => {
    const { body: list } = await portal.get(
      'developer-a',
      `${checkout}/findings?control=EC2.22`,
    );
    const [{ key, careful }] = list.items;
    expect(careful).toBe(true);
    const { body, status } = await portal.get(
      'developer-a',
      `/findings/${key}`,
    );
    expect(status).toBe(200);
    const hazards = body.guidance.page.hazards;
    expect(hazards[0]).toMatchObject({ matched: true });
    expect(JSON.stringify(body.guidance.page.fix)).toContain('sg-0a1b2c3d');
    expect(body.evidence.reasons).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          entityRef: 'component:default/checkout-api',
          relation: 'primary',
        }),
      ]),
    );
    expect(body.evidence.document.Id).toEqual(expect.any(String));
    expect(body.history[0]).toMatchObject({ event: 'first-seen' });
    expect(body.priorityExplanation).toMatch(
      /^Likelihood \w+: starts at medium; .* Together \w+ \(.*\); due on 2\d{3}-\d\d-\d\d\.$/,
    );
    expect(body.priorityInputs).toContainEqual({
      input: 'environment',
      value: body.finding.account.environment,
      effect: 'none',
      words: `in ${body.finding.account.environment}`,
    });

    // Seen from payments-worker, which is also concerned; not by strangers, who learn nothing.
    expect((await portal.get('developer-b', `/findings/${key}`)).status).toBe(
      200,
    );
    const stranger = await portal.get('nobody', `/findings/${key}`);
    const nothing = await portal.get('nobody', `/findings/${'0'.repeat(64)}`);
    expect([stranger.status, nothing.status]).toEqual([404, 404]);
    expect(stranger.body.error.message.replace(key, '0'.repeat(64))).toBe(
      nothing.body.error.message,
    );
  });

  it('names the parameter of a bad request', async () => {
    const bad: Record<string, string> = {
      'severity=SEVERE': 'severity',
      'limit=0': 'limit',
      'limit=many': 'limit',
      'sort=colour': 'sort',
      'cursor=bm9uc2Vuc2U': 'cursor',
      'no-such=1': 'no-such',
      'firstSeenAfter=yesterday': 'firstSeenAfter',
      [`q=${'x'.repeat(201)}`]: 'q',
    };
    for (const [query, name] of Object.entries(bad)) {
      const { status, body } = await portal.get(
        'developer-a',
        `${checkout}/findings?${query}`,
      );
      expect([query, status]).toEqual([query, 400]);
      expect(body.error.message).toContain(name);
    }
    // A cursor of another list, and an edited one.
    const { body: page } = await portal.get(
      'approver',
      `${checkout}/findings?limit=1`,
    );
    for (const path of [
      `${payments}/findings?limit=1&cursor=${page.nextCursor}`,
      `${checkout}/findings?limit=1&severity=HIGH&cursor=${page.nextCursor}`,
      `${checkout}/findings?limit=1&cursor=x${page.nextCursor}`,
    ]) {
      expect((await portal.get('approver', path)).status).toBe(400);
    }
  });

  it('lets nobody but the owner of the primary entity and the platform group decide', async () => {
    const decide = async (caller: string, path: string, keys: string[]) =>
      await portal.post(caller, `${path}/decisions`, {
        kind: 'acknowledge',
        findingKeys: keys,
      });
    expect(shared.relation).toBe('also-concerned');
    expect(shared.canDecide).toBe(false);
    expect(ofPayments.relation).toBe('primary');
    const refused: Array<[string, string, string[], number]> = [
      ['developer-b', payments, [shared.key], 403],
      ['developer-b', payments, [ofPayments.key, shared.key], 403],
      ['developer-b', checkout, [shared.key], 403],
      ['developer-a', checkout, [ofPayments.key], 404],
      ['developer-a', checkout, ['f'.repeat(64)], 404],
      ['head', checkout, [shared.key], 403],
      ['nobody', checkout, [shared.key], 404],
      ['none', checkout, [shared.key], 401],
      ['service', checkout, [shared.key], 403],
    ];
    for (const [caller, path, keys, status] of refused) {
      const reply = await decide(caller, path, keys);
      expect([caller, path, reply.status]).toEqual([caller, path, status]);
    }
    expect(await knex('decisions')).toEqual([]);
    expect(await knex('outbox')).toEqual([]);

    const { body: preview } = await portal.post(
      'developer-b',
      `${payments}/decisions/preview`,
      { kind: 'acknowledge', findingKeys: [shared.key, ofPayments.key] },
    );
    expect(preview).toMatchObject({
      covered: 1,
      records: 1,
      notCovered: [{ findingKey: shared.key, reason: 'not-owner' }],
    });

    const made = await decide('developer-b', payments, [ofPayments.key]);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      kind: 'acknowledge',
      createdBy: 'user:default/developer-b',
      results: [{ findingKey: ofPayments.key, state: 'pending', records: 1 }],
    });
    const follow = `decisions/${made.body.id}`;
    expect(
      (await portal.get('developer-b', `${payments}/${follow}`)).status,
    ).toBe(200);
    expect(
      (await portal.get('developer-a', `${checkout}/${follow}`)).status,
    ).toBe(404);
    expect(
      (await portal.get('developer-a', `${payments}/${follow}`)).status,
    ).toBe(403);
    expect((await decide('approver', checkout, [shared.key])).status).toBe(201);
  });

  it('refuses bad decisions and writes nothing', async () => {
    const before = await knex('decisions');
    const good = {
      kind: 'accept-risk',
      findingKeys: [shared.key],
      reason: 'by-design',
      justification: 'A public site.',
      endsAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
    };
    const bad: Array<[object, string]> = [
      [{ endsAt: '2020-01-01T00:00:00Z' }, 'endsAt'],
      [{ endsAt: '2099-01-01T00:00:00Z' }, 'endsAt'],
      [{ endsAt: undefined }, 'endsAt'],
      [{ reason: 'because' }, 'reason'],
      [{ reason: 'incorrect-detection' }, 'reason'],
      [{ justification: '   ' }, 'justification'],
      [{ kind: 'resolve' }, 'kind'],
      [{ findingKeys: [] }, 'findingKeys'],
      [{ findingKeys: ['abc'] }, 'findingKeys'],
    ];
    for (const [change, name] of bad) {
      const { status, body } = await portal.post(
        'developer-a',
        `${checkout}/decisions`,
        { ...good, ...change },
      );
      expect([name, status]).toEqual([name, 400]);
      expect(body.error.message).toContain(name);
    }
    expect(await knex('decisions')).toEqual(before);
    const made = await portal.post(
      'developer-a',
      `${checkout}/decisions`,
      good,
    );
    expect(made.status).toBe(201);
    const { body } = await portal.get(
      'developer-a',
      `${checkout}/findings?status=accepted`,
    );
    expect(body.items).toEqual([
      expect.objectContaining({
        key: shared.key,
        decision: expect.objectContaining({
          kind: 'accept-risk',
          reason: 'by-design',
          writeBack: 'pending',
          createdBy: 'user:default/developer-a',
        }),
      }),
    ]);
  });

  it('serves the handbook, the state of the sources and the contract', async () => {
    const { body: controls } = await portal.get(
      'nobody',
      '/handbook/pages?status=all',
    );
    expect(controls.totalItems).toBeGreaterThan(589);
    const { body: control } = await portal.get(
      'nobody',
      '/handbook/pages/s3.8',
    );
    expect(control.facts.id).toBe('S3.8');
    const missing = await portal.get('nobody', '/handbook/pages/S3.999');
    expect(missing.status).toBe(404);
    const plain = await portal.get('developer-a', '/sync');
    expect(plain.body.sources).toEqual([
      expect.objectContaining({ name: 'main' }),
    ]);
    expect(plain.body.rejected).toBeUndefined();
    expect(plain.body.rejectedByReason).toBeUndefined();
    expect(plain.body.sources[0].accounts).toBeUndefined();
    expect(plain.body.sources[0].accountStates).toBeUndefined();
    const full = await portal.get('approver', '/sync');
    expect(full.body).toMatchObject({
      rejected: [],
      rejectedTotal: 0,
      rejectedByReason: [],
    });
    expect(full.body.sources[0].accounts).toEqual([
      expect.objectContaining({
        account: expect.anything(),
        readThrough: 'itself',
      }),
    ]);
    const contract = await portal.get('nobody', '/openapi.json');
    expect(contract.body.openapi).toMatch(/^3\.1/);
  });
});

it('a policy that denies leaves nobody anything, and allowing gives nobody more', async () => {
  const knex = await databases.init('SQLITE_3');
  const store = await createStore(knex, { entities });
  await store.ingest([controlFinding({ tags: { Service: 'checkout' } })]);
  const portal = await startPlugin({
    knex,
    entities,
    config: testConfig(),
    permission: AuthorizeResult.DENY,
  });
  for (const caller of ['developer-a', 'approver', 'developer-b']) {
    const reply = await portal.get(caller, `${checkout}/findings`);
    expect([caller, reply.status]).toEqual([caller, 403]);
  }
  await portal.stop();
});
