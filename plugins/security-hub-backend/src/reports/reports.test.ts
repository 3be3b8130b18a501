import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  findingReadPermission,
  reportReadPermission,
  RESOURCE_TYPE_SECURITY_HUB_FINDING,
} from 'backstage-plugin-security-hub-common';
import { hasSeverity } from 'backstage-plugin-security-hub-node';
import { Knex } from 'knex';
import { controlFinding } from '../__testUtils__/controlFinding';
import {
  component,
  createStore,
  testConfig,
} from '../__testUtils__/createStore';
import { startPlugin, TestPolicy } from '../__testUtils__/startPlugin';
import { until } from '../__testUtils__/until';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

// 777700001111 has no owner in the ledger, 111122223333 belongs to team-a
const orphaned = '777700001111';
const config = (overrides: object = {}) => testConfig(overrides);

const entities = [
  component('checkout', 'group:default/team-a', {
    'aws-security-hub/account-ids': '111122223333',
    'aws-security-hub/tags': 'Service=checkout',
  }),
  component('twin', 'group:default/team-b', {
    'aws-security-hub/account-ids': '111122223333',
    'aws-security-hub/tags': 'Service=checkout',
  }),
  component('dead', 'group:default/team-b', {
    'aws-security-hub/account-ids': '444455556666',
    'aws-security-hub/tags': 'Service=gone; Service=alive',
  }),
  component('thief', 'group:default/team-c', {
    'aws-security-hub/account-ids': '444455556666',
  }),
  component('typo', 'group:default/team-a', {
    'aws-security-hub/account-ids': '1234',
  }),
];

const tags = { 'Cost, "center"': "R&D; 100% ''", Team: 'チーム' };

const conditional: TestPolicy = permission =>
  permission.name === findingReadPermission.name
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
    : undefined;

describe.each(databases.eachSupportedId())('reports, %p', id => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof startPlugin>>;

  beforeAll(async () => {
    knex = await databases.init(id);
    const store = await createStore(knex, { entities });
    await store.ingest([
      controlFinding({ tags: { Service: 'checkout' } }),
      controlFinding({ control: 'S3.9', tags: { Service: 'checkout' } }),
      controlFinding({ bucket: 'unclaimed' }),
      controlFinding({
        account: '444455556666',
        bucket: 'x',
        tags: { Service: 'alive' },
      }),
      controlFinding({ account: orphaned, bucket: 'batch-input', tags }),
      controlFinding({
        account: orphaned,
        bucket: 'batch-output',
        severity: 'CRITICAL',
        tags: { Team: 'x' },
      }),
      controlFinding({
        account: orphaned,
        bucket: 'untagged',
        control: 'S3.1',
      }),
      controlFinding({ account: orphaned, bucket: 'fine', status: 'PASSED' }),
    ]);
    portal = await startPlugin({ knex, entities, config: config() });
    await until('the catalog is swept', async () => {
      const { body } = await portal.get('approver', '/reports/selectors');
      return body.totalItems > 0;
    });
  });

  afterAll(async () => {
    await portal.stop();
  });

  const report = async (path: string) => {
    const reply = await portal.get('approver', `/reports/${path}`);
    expect([path, reply.status]).toEqual([path, 200]);
    return reply.body;
  };

  it('are for direct members of a platform group', async () => {
    const routes = ['orphans', 'conflicts', 'coverage', 'selectors'];
    for (const route of routes) {
      for (const [caller, status] of Object.entries({
        approver: 200,
        'developer-a': 403,
        head: 403,
        nobody: 403,
        service: 403,
        none: 401,
      })) {
        const reply = await portal.get(caller, `/reports/${route}`);
        expect([route, caller, reply.status]).toEqual([route, caller, status]);
      }
    }
  });

  it('count how findings have an owner', async () => {
    const { total, items, totalItems } = await report('coverage');
    expect(total).toEqual({
      findings: 7,
      primary: 1,
      rule: 0,
      ledger: 1,
      conflict: 2,
      orphan: 3,
    });
    expect(totalItems).toBe(3);
    expect(items[0]).toMatchObject({
      account: { id: orphaned },
      counts: { findings: 3, orphan: 3 },
    });
    expect(items[1]).toMatchObject({
      account: { id: '111122223333', name: 'shop-prod', environment: 'prod' },
      owner: 'group:default/team-a',
      counts: { findings: 3, conflict: 2, ledger: 1 },
    });
  });

  it('group orphans by account, type and tag, and suggest a scope that can be read back', async () => {
    const byAccount = await report('orphans');
    expect(byAccount).toMatchObject({ totalItems: 1, totalFindings: 3 });
    expect(byAccount.items[0]).toMatchObject({
      value: orphaned,
      findings: 3,
      resources: 3,
      suggestion: `metadata:\n  annotations:\n    aws-security-hub/account-ids: "${orphaned}"\n`,
    });
    expect(
      byAccount.items[0].counts.critical + byAccount.items[0].counts.high,
    ).toBeGreaterThan(0);

    const byType = await report('orphans?by=resourceType');
    expect(byType.items).toMatchObject([{ value: 'AwsS3Bucket', findings: 3 }]);

    const byKey = await report('orphans?by=tag');
    expect(
      byKey.items.map((item: { value: string; findings: number }) => [
        item.value,
        item.findings,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['Team', 2],
        ['Cost, "center"', 1],
        ['', 1],
      ]),
    );
    expect(byKey).toMatchObject({ totalItems: 3, totalFindings: 3 });

    const key = encodeURIComponent('Cost, "center"');
    const byValue = await report(`orphans?by=tag&tagKey=${key}`);
    const odd = byValue.items.find(
      (item: { value: string }) => item.value !== '',
    );
    expect(odd).toMatchObject({ value: "R&D; 100% ''", findings: 1 });
    expect(odd.suggestion).toContain('aws-security-hub/tags');

    const page = await report('orphans?by=tag&limit=1&offset=2');
    expect(page.items).toHaveLength(1);
    expect(page.totalItems).toBe(3);
    const behind = await report('orphans?offset=50');
    expect(behind).toMatchObject({ items: [], totalItems: 1 });
  });

  it('name the entities that are in conflict', async () => {
    const { items, totalItems, totalFindings } = await report('conflicts');
    expect([totalItems, totalFindings]).toEqual([1, 2]);
    expect(items[0]).toMatchObject({
      findings: 2,
      entities: [
        { entityRef: 'component:default/checkout' },
        { entityRef: 'component:default/twin' },
      ],
      examples: ['arn:aws:s3:::orders'],
    });
  });

  it('list selectors that give nothing, with what to do', async () => {
    const { items } = await report('selectors');
    expect(
      items.map((item: { entityRef: string; state: string }) => [
        item.entityRef,
        item.state,
      ]),
    ).toEqual([
      ['component:default/thief', 'not-claimable'],
      ['component:default/typo', 'malformed'],
      ['component:default/dead', 'matches-nothing'],
    ]);
    expect(items[0]).toMatchObject({
      owners: ['group:default/team-c'],
      message: expect.stringContaining('444455556666'),
    });
    const refused = await report('selectors?state=not-claimable');
    expect(refused.totalItems).toBe(1);
  });

  it('answer mistakes by naming the parameter', async () => {
    for (const [query, word] of [
      ['by=colour', 'by'],
      ['tagKey=Team', 'tagKey'],
      ['by=tag&tagKey=%00', 'tagKey'],
      ['limit=0', 'limit'],
      ['offset=-1', 'offset'],
    ]) {
      const reply = await portal.get('approver', `/reports/orphans?${query}`);
      expect([query, reply.status]).toEqual([query, 400]);
      expect(reply.body.error.message).toContain(word);
    }
  });

  it('count what a policy leaves of findings, and nothing where it denies', async () => {
    const narrowed = await startPlugin({
      knex,
      entities,
      config: config(),
      policy: conditional,
    });
    try {
      await until('the catalog is swept', async () => {
        const { body } = await narrowed.get('approver', '/reports/selectors');
        return body.totalItems > 0;
      });
      const coverage = await narrowed.get('approver', '/reports/coverage');
      expect(coverage.body.total).toMatchObject({ findings: 1, orphan: 1 });
      const orphans = await narrowed.get('approver', '/reports/orphans?by=tag');
      expect(orphans.body).toMatchObject({ totalFindings: 1, totalItems: 1 });
      const conflicts = await narrowed.get('approver', '/reports/conflicts');
      expect(conflicts.body).toMatchObject({ items: [], totalFindings: 0 });
      // A selector whose findings the policy hides is not dead
      const selectors = await narrowed.get('approver', '/reports/selectors');
      expect(selectors.body.totalItems).toBe(3);
    } finally {
      await narrowed.stop();
    }
    const denied = await startPlugin({
      knex,
      entities,
      config: config(),
      policy: ({ name }) =>
        name === reportReadPermission.name
          ? { result: AuthorizeResult.DENY }
          : undefined,
    });
    try {
      const reply = await denied.get('approver', '/reports/coverage');
      expect(reply.status).toBe(403);
      expect(reply.body.error.message).toContain(reportReadPermission.name);
    } finally {
      await denied.stop();
    }
  });
});
