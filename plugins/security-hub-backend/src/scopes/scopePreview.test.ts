import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  findingReadPermission,
  RESOURCE_TYPE_SECURITY_HUB_FINDING,
  ScopePreview,
} from 'backstage-plugin-security-hub-common';
import { hasSeverity } from 'backstage-plugin-security-hub-node';
import { Knex } from 'knex';
import { controlFinding } from '../__testUtils__/controlFinding';
import {
  component,
  createStore,
  testConfig,
} from '../__testUtils__/createStore';
import { startPlugin } from '../__testUtils__/startPlugin';
import { until } from '../__testUtils__/until';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const entities = [
  component('checkout', 'group:default/team-a', {
    'aws-security-hub/account-ids': '111122223333',
  }),
  component('payments', 'group:default/team-b', {
    'aws-security-hub/account-ids': '444455556666',
  }),
];

const accountA = { 'aws-security-hub/account-ids': '111122223333' };
const odd = `{"a,b;c='d'*%_\\é"}`;

describe.each(databases.eachSupportedId())('scope preview, %p', id => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof startPlugin>>;

  const swept = async (started: typeof portal) =>
    await until('the catalog is swept', async () => {
      const { body } = await started.get(
        'approver',
        '/entities/by-name/component/default/checkout/scope',
      );
      return body.selectors?.length > 0;
    });

  const preview = async (
    caller: string,
    annotations: Record<string, string>,
    more: object = {},
  ): Promise<ScopePreview> => {
    const reply = await portal.post(caller, '/scope/preview', {
      annotations,
      ...more,
    });
    expect([reply.status, reply.body.error]).toEqual([200, undefined]);
    return reply.body;
  };

  beforeAll(async () => {
    knex = await databases.init(id);
    const store = await createStore(knex, { entities });
    await store.ingest([
      controlFinding({ tags: { Service: 'checkout' } }),
      controlFinding({ control: 'S3.9', tags: { Service: 'checkout' } }),
      controlFinding({ bucket: 'odd', tags: { Name: odd } }),
      controlFinding({ bucket: 'worst', severity: 'CRITICAL' }),
      controlFinding({ account: '444455556666', bucket: 'of-b' }),
    ]);
    portal = await startPlugin({ knex, entities, config: testConfig() });
    await swept(portal);
  });

  afterAll(async () => {
    await portal.stop();
  });

  it('tells what annotations would match, and how to write them', async () => {
    const result = await preview('developer-a', {
      ...accountA,
      'aws-security-hub/tags': 'Service=checkout; Service=nothing',
    });
    expect(result).toMatchObject({
      mode: 'ledger',
      owners: ['group:default/team-a'],
      findings: 2,
      resources: 1,
      complete: true,
      problems: [],
      sampleResources: [
        {
          id: 'arn:aws:s3:::orders',
          type: 'AwsS3Bucket',
          account: '111122223333',
          findings: 2,
        },
      ],
    });
    expect(
      result.selectors.map(({ state, matched }) => [state, matched]),
    ).toEqual([
      ['ok', 2],
      ['matches-nothing', 0],
    ]);
    expect(result.yaml).toContain('Service=checkout; Service=nothing');
    expect(await preview('developer-a', accountA)).toMatchObject({
      findings: 4,
      resources: 3,
    });
  });

  it('takes any tag value that is quoted', async () => {
    const quoted = `Name="${odd.replace(/["\\]/g, '\\$&')}"`;
    expect(
      await preview('developer-a', { 'aws-security-hub/tags': quoted }),
    ).toMatchObject({ findings: 1, problems: [] });
  });

  it('shows nothing that the caller could not claim', async () => {
    const foreign = { 'aws-security-hub/account-ids': '444455556666' };
    const refused = await preview('developer-a', foreign);
    expect(refused).toMatchObject({
      findings: 0,
      resources: 0,
      sampleResources: [],
      selectors: [{ state: 'not-claimable', matched: 0 }],
    });
    const unknown = await preview('developer-a', {
      'aws-security-hub/account-ids': '999999999999',
    });
    expect(unknown.findings).toBe(0);
    const attempts: Array<Record<string, string>> = [
      { 'aws-security-hub/arns': 'arn:*' },
      { 'aws-security-hub/arns': 'arn:aws:s3:::of-b' },
      { 'aws-security-hub/scope': '- accounts: ["444455556666"]' },
    ];
    for (const annotations of attempts) {
      const result = await preview('developer-a', annotations);
      expect([annotations, result.findings]).toEqual([annotations, 0]);
    }
    // What a nobody could own is nobody's
    expect(await preview('nobody', accountA)).toMatchObject({ findings: 0 });
  });

  it('checks the entity and the group that it is for', async () => {
    for (const [caller, more, status] of [
      ['developer-a', { owner: 'group:default/team-b' }, 403],
      ['developer-a', { owner: 'group:default/division' }, 403],
      ['developer-a', { owner: '::' }, 400],
      ['developer-a', { entityRef: 'component:default/payments' }, 403],
      ['developer-a', { entityRef: 'component:default/no-such' }, 404],
      ['developer-a', { entityRef: 'a:b:c' }, 400],
      ['developer-a', { entityRef: 'component:default/checkout' }, 200],
      // Above the owner: reads, and owns nothing
      ['head', { entityRef: 'component:default/checkout' }, 403],
      ['approver', { owner: 'group:default/team-b' }, 200],
      ['service', {}, 403],
      ['none', {}, 401],
    ] as const) {
      const reply = await portal.post(caller, '/scope/preview', {
        annotations: accountA,
        ...more,
      });
      expect([caller, more, reply.status]).toEqual([caller, more, status]);
    }
  });

  it('says what is wrong, and where', async () => {
    const result = await preview('developer-a', {
      'aws-security-hub/account-ids': '111122223333, 12',
    });
    expect(result.problems).toMatchObject([
      { annotation: 'aws-security-hub/account-ids', position: 14 },
    ]);
    const unknown = await portal.post('developer-a', '/scope/preview', {
      annotations: { 'example.com/x': 'y' },
    });
    expect(unknown.status).toBe(400);
    expect(unknown.body.error.message).toContain('example.com/x');
    const huge = await preview('developer-a', {
      'aws-security-hub/tags': 'Service=x;'.repeat(6_700),
    });
    expect(huge).toMatchObject({ findings: 0 });
    expect(huge.problems.length).toBeGreaterThan(0);
    const tooHuge = await portal.post('developer-a', '/scope/preview', {
      annotations: { 'aws-security-hub/tags': 'x'.repeat(1_000_000) },
    });
    expect(tooHuge.status).toBe(400);
  });

  it('counts what a policy leaves', async () => {
    const narrowed = await startPlugin({
      knex,
      entities,
      config: testConfig(),
      policy: ({ name }) =>
        name === findingReadPermission.name
          ? {
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'security-hub',
              resourceType: RESOURCE_TYPE_SECURITY_HUB_FINDING,
              conditions: {
                rule: hasSeverity.name,
                resourceType: RESOURCE_TYPE_SECURITY_HUB_FINDING,
                params: { severities: ['CRITICAL'] },
              },
            }
          : undefined,
    });
    try {
      await swept(narrowed);
      const { body } = await narrowed.post('developer-a', '/scope/preview', {
        annotations: accountA,
      });
      expect(body).toMatchObject({ findings: 1, resources: 1 });
    } finally {
      await narrowed.stop();
    }
  });
});
