import { Entity } from '@backstage/catalog-model';
import { Claim } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { controlFinding } from '../../__testUtils__/controlFinding';
import {
  component,
  createStore,
  testConfig,
  testSettings,
} from '../../__testUtils__/createStore';
import { threatFinding } from '../../__testUtils__/productFindings';
import { startPlugin } from '../../__testUtils__/startPlugin';
import { until } from '../../__testUtils__/until';

/** The component that everything is about. */
export const shop = 'component:default/shop';
export const shopPath = '/entities/by-name/component/default/shop';

const account = '111122223333';
const responders = 'group:default/threat-response';
const settings = {
  accounts: [
    { id: account, environment: 'prod', owner: 'group:default/landing-zone' },
  ],
  claims: { mode: 'confirm' },
  threats: { responder: responders },
};

/** Direct memberships of the users that the matrix names. */
export const members: Record<string, string[]> = {
  'user:default/owner': ['group:default/team-a'],
  'user:default/below': ['group:default/team-a-web'],
  'user:default/above': ['group:default/division'],
  'user:default/other': ['group:default/team-b'],
  'user:default/platform': ['group:default/platform-security'],
  'user:default/responder': [responders],
  'user:default/account-owner': ['group:default/landing-zone'],
  'user:default/no-groups': [],
  'user:default/hidden': ['group:default/team-a'],
};

function group(name: string, parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', children: [] },
    relations: parent
      ? [{ type: 'childOf', targetRef: `group:default/${parent}` }]
      : [],
  };
}

function user(ref: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: ref.split('/')[1], namespace: 'default' },
    spec: { memberOf: [] },
    relations: members[ref].map(targetRef => ({ type: 'memberOf', targetRef })),
  };
}

export const entities = [
  ...Object.keys(members).map(user),
  group('division'),
  group('team-a', 'division'),
  group('team-a-web', 'team-a'),
  ...['team-b', 'platform-security', 'threat-response', 'landing-zone'].map(
    name => group(name),
  ),
  component('shop', 'group:default/team-a', {
    'aws-security-hub/account-ids': account,
  }),
];

type Portal = Awaited<ReturnType<typeof startPlugin>>;

/** Starts the plugin over the world; `options` say what the permission policy does. */
export async function startPortal(
  knex: Knex,
  options: Pick<Parameters<typeof startPlugin>[0], 'permission' | 'policy'>,
): Promise<Portal> {
  const portal = await startPlugin({
    knex,
    entities,
    config: testConfig(settings),
    members,
    hidden: { 'user:default/hidden': [shop] },
    ...options,
  });
  await until('the catalog is swept', async () => {
    const { status } = await portal.get('platform', `${shopPath}/members`);
    return status === 200;
  });
  return portal;
}

/** Findings of the component: enough of each kind for every request that uses one up. */
export async function storeFindings(knex: Knex): Promise<void> {
  const store = await createStore(knex, {
    entities,
    settings: testSettings(settings),
  });
  await store.ingest(
    Array.from({ length: 30 }, (_, index) => [
      controlFinding({ bucket: `bucket-${index}` }),
      threatFinding({ resource: `arn:aws:s3:::bucket-${index}` }),
    ]).flat(),
  );
}

/** Confirms what the component claims, and waits until its findings are its. */
export async function confirmClaim(knex: Knex, portal: Portal): Promise<Claim> {
  let claim: Claim | undefined;
  await until('the claim is kept', async () => {
    const { body } = await portal.get('account-owner', '/claims');
    claim = body.items?.[0];
    return claim !== undefined;
  });
  if (!claim) {
    throw new Error('There is no claim');
  }
  await portal.post('account-owner', `/claims/${claim.id}/verdict`, {
    verdict: 'confirm',
    hash: claim.hash,
  });
  await until('the findings have their owner', async () => {
    await portal.sweep();
    const [{ count }] = await knex('finding_owners')
      .where({ entity_ref: shop, is_primary: true })
      .count({ count: '*' });
    return Number(count) === 60;
  });
  return claim;
}
