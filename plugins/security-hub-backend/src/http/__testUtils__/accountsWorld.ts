import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { controlFinding } from '../../__testUtils__/controlFinding';
import {
  component,
  createStore,
  testConfig,
  testSettings,
} from '../../__testUtils__/createStore';
import { startPlugin, TestPolicy } from '../../__testUtils__/startPlugin';
import { until } from '../../__testUtils__/until';
import { saveDiscovery } from '../../database/operations/ledger';
import { DatabaseSyncStateStore } from '../../database/operations/sync';
import { pullTargets } from '../../ingestion/pull';

/** Of team-a, from config */
export const shop = '111122223333';
/** Of team-b, from config; closed in AWS Organizations */
export const pay = '444455556666';
/** Of team-b, from the catalog */
export const data = '555566667777';
/** Invited, of nobody */
export const newcomer = '777788889999';
export const administrator = '999900001111';

const group = (name: string, parent?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
  spec: { type: 'team', children: [] },
  relations: parent
    ? [{ type: 'childOf', targetRef: `group:default/${parent}` }]
    : [],
});
const resource = (name: string, owner: string, location: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name,
    namespace: 'default',
    title: 'Data lake',
    annotations: {
      'backstage.io/managed-by-origin-location': location,
      'amazonaws.com/account-id': data,
      'aws-security-hub/environment': 'stage',
      'aws-security-hub/contact': '#data_platform',
    },
  },
  spec: { type: 'cloud-account', owner },
  relations: [{ type: 'ownedBy', targetRef: owner }],
});
const entities = [
  group('division'),
  group('team-a', 'division'),
  group('team-b', 'division'),
  group('platform-security'),
  component('payments', 'group:default/team-b', {
    'aws-security-hub/account-ids': pay,
  }),
  resource('data', 'group:default/team-b', 'file:/trusted/accounts.yaml'),
  resource('mine-now', 'group:default/team-a', 'url:https://elsewhere.example'),
];
const overrides = {
  sources: [
    {
      name: 'main',
      administrator: {
        account: administrator,
        homeRegion: 'eu-west-1',
        discovery: 'organizations',
      },
    },
  ],
  claims: { trustedLocations: ['file:/trusted/'] },
  ownership: {
    rules: [
      {
        name: 'Landing zone',
        resourceTypes: ['AwsCloudFormationStack'],
        owner: 'component:default/not-there',
      },
    ],
  },
};

/** Findings of two accounts, and what AWS has said of three. */
export async function storeAccounts(knex: Knex): Promise<void> {
  const settings = testSettings(overrides);
  const store = await createStore(knex, { entities, settings });
  await store.ingest([
    controlFinding({ bucket: 'one' }),
    controlFinding({ bucket: 'two', control: 'S3.9' }),
    controlFinding({ bucket: 'old', account: pay }),
    controlFinding({
      bucket: 'fine',
      overrides: {
        Compliance: { Status: 'PASSED', SecurityControlId: 'S3.8' },
      },
    }),
  ]);
  const [target] = settings.sources.flatMap(pullTargets);
  const states = DatabaseSyncStateStore.create({ knex });
  await states.setReaders(settings.sources.flatMap(pullTargets));
  const at = '2026-11-20T12:00:00.000Z';
  await states.setMembers(
    target,
    { members: [{ account: pay, status: 'CLOSED' }] },
    at,
  );
  await saveDiscovery(knex, {
    source: 'main',
    partition: 'aws',
    at,
    accounts: [
      { id: shop, name: 'org-shop', organizationState: 'ACTIVE' },
      { id: pay, name: 'org-pay', organizationState: 'CLOSED' },
      { id: newcomer, memberStatus: 'Invited' },
    ],
  });
}

/** The plugin over it, once the first sweep of the catalog is done: before, nothing is known of groups. */
export async function startAccountsPortal(knex: Knex, policy?: TestPolicy) {
  const portal = await startPlugin({
    knex,
    entities,
    config: testConfig(overrides),
    policy,
  });
  await until('the catalog is swept', async () => {
    const { body } = await portal.get(
      'developer-b',
      '/entities/by-name/component/default/payments/scope',
    );
    return body.selectors?.length > 0;
  });
  return portal;
}
