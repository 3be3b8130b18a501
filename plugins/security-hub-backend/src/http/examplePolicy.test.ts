import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { Permission } from '@backstage/plugin-permission-common';
import { PolicyQueryUser } from '@backstage/plugin-permission-node';
import { Finding } from 'backstage-plugin-security-hub-common';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports -- the example is for copying, and no package
import { FindingsPolicy } from '../../../../examples/permission-policy/policyModule';
import { controlFinding } from '../__testUtils__/controlFinding';
import {
  component,
  createStore,
  testConfig,
} from '../__testUtils__/createStore';
import { threatFinding } from '../__testUtils__/productFindings';
import { startPlugin } from '../__testUtils__/startPlugin';
import { until } from '../__testUtils__/until';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const shared = 'arn:aws:s3:::shared';
const entities = [
  component('shop', 'group:default/team-a', {
    'aws-security-hub/account-ids': '111122223333',
  }),
  component('pay', 'group:default/team-b', {
    'aws-security-hub/account-ids': '444455556666',
  }),
  // The primary one of a bucket in the account of the shop
  component('archive', 'group:default/team-b', {
    'aws-security-hub/arns': shared,
  }),
];
const shop = '/entities/by-name/component/default/shop';
const pay = '/entities/by-name/component/default/pay';
const members: Record<string, string[]> = {
  'user:default/developer-a': ['group:default/team-a'],
  'user:default/developer-b': ['group:default/team-b'],
  'user:default/approver': ['group:default/platform-security'],
};
const policy = new FindingsPolicy();

const decide = async (permission: Permission, userEntityRef: string) =>
  await policy.handle({ permission }, {
    credentials: mockCredentials.user(userEntityRef),
    info: {
      userEntityRef,
      ownershipEntityRefs: [userEntityRef, ...members[userEntityRef]],
    },
  } as PolicyQueryUser);

describe.each(databases.eachSupportedId())('the policy in examples, %p', id => {
  it('leaves to people what is theirs, without threats in production, and no number tells more', async () => {
    const knex = await databases.init(id);
    const store = await createStore(knex, { entities });
    await store.ingest([
      controlFinding({ bucket: 'orders' }),
      controlFinding({ bucket: 'shared' }),
      threatFinding({ resource: 'arn:aws:s3:::orders' }),
      controlFinding({ bucket: 'bills', account: '444455556666' }),
      threatFinding({
        resource: 'arn:aws:s3:::bills',
        account: '444455556666',
      }),
    ]);
    const portal = await startPlugin({
      knex,
      entities,
      config: testConfig(),
      members,
      policy: decide,
    });
    await until('the catalog is swept', async () => {
      const { body } = await portal.get('approver', `${shop}/scope`);
      return body.selectors?.length > 0;
    });
    const seen = async (caller: string, path: string) => {
      const get = async (what: string) =>
        (await portal.get(caller, `${path}/${what}`)).body;
      const list = await get('findings');
      const groups = await get('groups');
      const summary = await get('summary');
      const scope = await get('scope');
      const [member] = (await get('members')).items;
      const count = list.items.length;
      const sum = (counts: Record<string, number>) =>
        Object.values(counts).reduce((total, value) => total + value, 0);
      expect([
        list.totalItems,
        groups.totalFindings,
        sum(summary.byStatus),
        sum(member.counts),
        scope.selectors[0].matched,
      ]).toEqual(Array(5).fill(count));
      const facet = summary.facets.severity ?? [];
      expect(
        facet.reduce(
          (total: number, { count: n }: { count: number }) => total + n,
          0,
        ),
      ).toBe(count);
      return list.items
        .map(({ kind, resource }: Finding) => `${kind} ${resource.name}`)
        .sort();
    };
    // In production: no threats, and not what only concerns it
    expect(await seen('developer-a', shop)).toEqual(['control orders']);
    expect(await seen('developer-b', pay)).toEqual([
      'control bills',
      'threat bills',
    ]);
    expect(await seen('approver', shop)).toEqual([
      'control orders',
      'control shared',
      'threat orders',
    ]);

    const rows = await knex('findings');
    const keyOf = (kind: string, name: string) =>
      rows.find(row => row.kind === kind && row.resource_name === name).key;
    for (const [caller, kind, name, status] of [
      ['developer-a', 'control', 'orders', 200],
      ['developer-a', 'control', 'shared', 404],
      ['developer-a', 'threat', 'orders', 404],
      ['developer-b', 'control', 'shared', 200],
      ['developer-b', 'threat', 'bills', 200],
      ['approver', 'threat', 'orders', 200],
    ] as const) {
      const path = `/findings/${keyOf(kind, name)}`;
      const reply = await portal.get(caller, path);
      expect([caller, kind, name, reply.status]).toEqual([
        caller,
        kind,
        name,
        status,
      ]);
    }
    const suppress = async (caller: string, path: string, key: string) => {
      const { status } = await portal.post(caller, `${path}/decisions`, {
        kind: 'accept-risk',
        findingKeys: [key],
        reason: 'by-design',
        justification: 'A public site.',
        endsAt: new Date(Date.now() + 86_400_000).toISOString(),
      });
      return status;
    };
    const orders = keyOf('control', 'orders');
    expect(await suppress('developer-a', shop, orders)).toBe(403);
    expect(await suppress('approver', shop, orders)).toBe(201);
    const bills = keyOf('control', 'bills');
    expect(await suppress('developer-b', pay, bills)).toBe(201);
    const preview = await portal.post(
      'developer-a',
      `${shop}/decisions/preview`,
      { kind: 'accept-risk', findingKeys: [orders] },
    );
    expect(preview.body).toMatchObject({
      covered: 0,
      notCovered: [{ findingKey: orders, reason: 'not-owner' }],
    });
    await portal.stop();
  });
});
