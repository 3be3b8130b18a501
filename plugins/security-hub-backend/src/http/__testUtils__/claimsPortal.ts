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
import { startPlugin } from '../../__testUtils__/startPlugin';
import { until } from '../../__testUtils__/until';

/** Owned by team-a in the ledger; team-b is who claims. */
export const shop = '111122223333';
export const pay = '444455556666';
/** Owned by the division, of which both teams are part. */
export const common = '777700001111';

const ledger = [
  { id: shop, name: 'shop-prod', environment: 'prod', owner: 'team-a' },
  { id: pay, name: 'pay-dev', environment: 'dev', owner: 'team-b' },
  { id: common, name: 'common', environment: 'prod', owner: 'division' },
];

export const configOf = (mode: string) =>
  testConfig({ accounts: ledger, claims: { mode } });

const group = (name: string, parent?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
  spec: { type: 'team', children: [] },
  relations: parent
    ? [{ type: 'childOf', targetRef: `group:default/${parent}` }]
    : [],
});

export const groups = [
  group('division'),
  group('team-a', 'division'),
  group('team-b', 'division'),
  group('platform-security'),
];

export const scoped = (
  name: string,
  scope: string,
  owner = 'team-b',
  namespace = 'default',
) =>
  component(
    name,
    `group:default/${owner}`,
    { 'aws-security-hub/scope': scope },
    namespace,
  );
export const tagged = (service: string, account = shop) =>
  `- {accounts: [${account}], tags: {Service: ${service}}}\n`;

export const cart = scoped('cart', tagged('cart') + tagged('basket'));
export const path = '/entities/by-name/component/default/cart';

/** Claims what a resource of another team names. */
export const snoop = component('snoop', 'group:default/team-b', {});
snoop.spec = { ...snoop.spec, dependsOn: ['resource:default/treasury'] };
snoop.relations?.push({
  type: 'dependsOn',
  targetRef: 'resource:default/treasury',
});
export const treasury: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'treasury',
    namespace: 'default',
    annotations: { 'aws-security-hub/arns': 'arn:aws:s3:::hidden-treasure' },
  },
  spec: { type: 's3-bucket', owner: 'group:default/team-a' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/team-a' }],
};

const findings = [
  controlFinding({ bucket: 'cart', tags: { Service: 'cart' } }),
  controlFinding({ bucket: 'basket', tags: { Service: 'basket' } }),
  controlFinding({ bucket: 'other', tags: { Service: 'other' } }),
];

export type Portal = Awaited<ReturnType<typeof startPlugin>>;

export async function claimsOf(portal: Portal, caller: string, query = '') {
  const { body, status } = await portal.get(caller, `/claims${query}`);
  expect([caller, status]).toEqual([caller, 200]);
  return body as { mode: string; items: Claim[]; totalItems: number };
}

export async function claimOf(
  portal: Portal,
  caller: string,
  entityRef: string,
  text: string,
): Promise<Claim> {
  const { items } = await claimsOf(portal, caller);
  const found = items.find(
    claim =>
      claim.entityRef === `component:${entityRef}` &&
      claim.selectors.join().includes(text),
  );
  if (!found) {
    throw new Error(`${caller} sees no claim of ${entityRef} on ${text}`);
  }
  return found;
}

export const verdict = async (
  portal: Portal,
  caller: string,
  claim: Pick<Claim, 'id' | 'hash'>,
  what: 'confirm' | 'reject' = 'confirm',
  comment?: string,
) =>
  await portal.post(caller, `/claims/${claim.id}/verdict`, {
    verdict: what,
    hash: claim.hash,
    comment,
  });

/** What the entity's page lists, as names of buckets. */
export async function listed(
  portal: Portal,
  caller: string,
): Promise<string[]> {
  const { body } = await portal.get(caller, `${path}/findings`);
  return (body.items ?? [])
    .map((item: { resource: { name: string } }) => item.resource.name)
    .sort();
}

/** Until the sweep at the start has kept so many claims. */
export const kept = async (portal: Portal, number: number) =>
  await until(`${number} claims are kept`, async () => {
    const { totalItems } = await claimsOf(portal, 'approver');
    return totalItems === number;
  });

/** A store with findings, and the plugin on it; everything else comes from the sweep of its catalog. */
export async function start(
  knex: Knex,
  options: {
    entities: Entity[] | (() => Entity[]);
    mode?: 'confirm' | 'ledger' | 'open';
  } & Partial<Parameters<typeof startPlugin>[0]>,
): Promise<Portal> {
  const { mode = 'confirm', ...rest } = options;
  const store = await createStore(knex, {
    settings: testSettings({ accounts: ledger, claims: { mode } }),
  });
  await store.ingest(findings);
  return await startPlugin({ knex, config: configOf(mode), ...rest });
}
