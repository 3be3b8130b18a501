import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import { controlFinding } from '../__testUtils__/controlFinding';
import {
  component,
  createStore,
  testSettings,
} from '../__testUtils__/createStore';
import { createCaller } from './caller';
import { DecisionAccess } from './DecisionAccess';
import { EntityAccess } from './EntityAccess';
import { ThreatAccess } from './ThreatAccess';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const members: Record<string, string[]> = {
  'user:default/member': ['group:default/team-a'],
  'user:default/attacker': ['group:default/team-c'],
  'user:default/guard': ['group:default/platform-security'],
};
const member = mockCredentials.user('user:default/member');
const attacker = mockCredentials.user('user:default/attacker');
const guard = mockCredentials.user('user:default/guard');
const ref = 'component:default/claims-much';

/** Anybody may name any owner in a catalog file. */
const owned = (owner: string) => [
  component('claims-much', owner, {
    'aws-security-hub/account-ids': '111122223333',
  }),
];

function accessTo(
  knex: Knex,
  entities: Entity[],
  mode: 'ledger' | 'open' = 'ledger',
) {
  const settings = testSettings({ claims: { mode } });
  const access = EntityAccess.create({
    auth: mockServices.auth(),
    catalog: catalogServiceMock({ entities }),
    permissions: mockServices.permissions(),
    permissionsRegistry: mockServices.permissionsRegistry.mock(),
    userInfo: {
      getUserInfo: async credentials => {
        const { userEntityRef } = (credentials as typeof member).principal;
        return { userEntityRef, ownershipEntityRefs: members[userEntityRef] };
      },
    },
    hierarchy: { ancestorsOf: () => new Set() },
    rollUps: {
      rollUps: undefined,
      ownersOf: () => [],
      mayHaveFindings: () => true,
    },
    knex,
    settings,
  });
  const threats = ThreatAccess.create({ knex, access, settings });
  return {
    access,
    decisions: DecisionAccess.create({ knex, access, threats }),
  };
}

it('gives a new owner nothing that the entity claimed for its former one', async () => {
  const knex = await databases.init('SQLITE_3');
  const store = await createStore(knex, {
    entities: owned('group:default/team-a'),
  });
  await store.ingest([controlFinding()]);
  const [{ key }] = await knex('findings').select('key');
  const request = { kind: 'acknowledge' as const, findingKeys: [key] };

  const before = accessTo(knex, owned('group:default/team-a'));
  await expect(before.access.viewEntity(ref, attacker)).rejects.toThrow(
    'shown to its owners only',
  );
  const allowed = await before.decisions.split(ref, request, member);
  expect(allowed.owned).toEqual([key]);

  // The catalog has the new owner already; the claims are those of the last sweep
  const changed = owned('group:default/team-c');
  const between = accessTo(knex, changed);
  for (const caller of [attacker, member]) {
    await expect(between.access.viewEntity(ref, caller)).rejects.toThrow(
      'shown to its owners only',
    );
    await expect(
      between.decisions.split(ref, request, caller),
    ).rejects.toThrow();
  }

  await store.refresh(changed);
  const after = accessTo(knex, changed);
  const view = await after.access.viewEntity(ref, attacker);
  expect(view.owners).toEqual(['group:default/team-c']);
  expect(await knex('finding_owners').where('entity_ref', ref)).toEqual([]);
});

it('gives nothing in the middle of a sweep, to whom the entity belonged before or comes back to', async () => {
  const knex = await databases.init('SQLITE_3');
  const ofAttacker = owned('group:default/team-c');
  const store = await createStore(knex, { entities: ofAttacker });
  await store.ingest([controlFinding()]);
  // The sweep reads the owner that may claim the account; then the file changes back
  const refold = store.issues.refold.bind(store.issues);
  let looked = 0;
  const { access } = accessTo(knex, ofAttacker);
  expect((await access.viewEntity(ref, attacker)).owners).toHaveLength(1);
  jest.spyOn(store.issues, 'refold').mockImplementation(async (...options) => {
    await refold(...options);
    looked += 1;
    throw new Error('the sweep is cut short');
  });
  await expect(store.refresh(owned('group:default/team-a'))).rejects.toThrow(
    'cut short',
  );
  expect(looked).toBe(1);
  await expect(access.viewEntity(ref, attacker)).rejects.toThrow(
    'shown to its owners only',
  );
  jest.restoreAllMocks();
  await store.refresh(owned('group:default/team-a'));
  const after = accessTo(knex, owned('group:default/team-a'));
  expect((await after.access.viewEntity(ref, member)).owners).toHaveLength(1);
});

it('lets owners only request where claims are not checked', async () => {
  const knex = await databases.init('SQLITE_3');
  const entities = owned('group:default/team-c');
  const store = await createStore(knex, {
    entities,
    settings: testSettings({ claims: { mode: 'open' } }),
  });
  await store.ingest([controlFinding()]);
  const [{ key }] = await knex('findings').select('key');
  const request = { kind: 'acknowledge' as const, findingKeys: [key] };
  const { access, decisions } = accessTo(knex, entities, 'open');

  // Whoever wrote the annotation sees the findings, and cannot make them go away
  expect((await access.viewEntity(ref, attacker)).owners).toHaveLength(1);
  expect(await decisions.split(ref, request, attacker)).toMatchObject({
    owned: [],
    refused: [{ findingKey: key, reason: 'not-owner' }],
  });
  await expect(decisions.requireAll(ref, request, attacker)).rejects.toThrow(
    /Claims are not checked.*only the platform group decides/,
  );
  const allowed = await decisions.requireAll(ref, request, guard);
  expect(allowed.owned).toEqual([key]);
});

it('makes nobody a member of the platform group but its direct members', () => {
  const platform = 'group:default/platform-security';
  const caller = (groupRef: string) =>
    createCaller({
      userEntityRef: 'user:default/someone',
      ownershipEntityRefs: [groupRef],
      // Any catalog file may hold a group that names the platform group as its parent
      hierarchy: { ancestorsOf: () => new Set([platform]) },
      platformGroups: [platform],
    });
  expect(caller(platform).platform).toBe(true);
  expect(caller('group:default/gang').platform).toBe(false);
});
