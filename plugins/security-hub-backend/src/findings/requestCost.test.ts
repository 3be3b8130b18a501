import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Entity } from '@backstage/catalog-model';
import { FindingFilterCriteria } from 'backstage-plugin-security-hub-common';
import { loadHandbook } from 'aws-control-handbook';
import { Knex } from 'knex';
import { controlFinding } from '../__testUtils__/controlFinding';
import { component, createStore } from '../__testUtils__/createStore';
import { EntityAccess } from '../access/EntityAccess';
import { ThreatAccess } from '../access/ThreatAccess';
import { setFindingDecision } from '../database/operations/triage/setFindingDecision';
import { DefaultHandbookService } from '../handbook/HandbookService';
import { DatabaseDecisionLookup } from '../triage/DatabaseDecisionLookup';
import { ContextLoader } from './ContextLoader';
import { DefaultFindingsService } from './DefaultFindingsService';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const credentials = mockCredentials.user('user:default/member');
const shop = 'component:default/shop';
const accounts = (ids: string) => ({ 'aws-security-hub/account-ids': ids });
const ownEntities = [
  component('shop', 'group:default/team-a', accounts('111122223333')),
  // Matches one bucket more exactly than the shop, which is concerned all the same
  component('bucket-owner', 'group:default/team-a', {
    'aws-security-hub/arns': 'arn:aws:s3:::bucket-3',
  }),
];

async function start(knex: Knex, entities: Entity[] = ownEntities) {
  const store = await createStore(knex, { entities });
  await store.ingest(
    Array.from({ length: 6 }, (_, index) =>
      controlFinding({
        bucket: `bucket-${index}`,
        severity: index === 0 ? 'HIGH' : 'LOW',
        status: index === 5 ? 'PASSED' : 'FAILED',
      }),
    ),
  );
  const catalog = catalogServiceMock({ entities });
  const spies = [
    jest.spyOn(catalog, 'getEntityByRef'),
    jest.spyOn(catalog, 'getEntitiesByRefs'),
    jest.spyOn(catalog, 'getEntities'),
    jest.spyOn(catalog, 'queryEntities'),
  ];
  const catalogCalls = () =>
    spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
  const access = EntityAccess.create({
    auth: mockServices.auth(),
    catalog,
    permissions: mockServices.permissions(),
    permissionsRegistry: mockServices.permissionsRegistry.mock(),
    userInfo: {
      getUserInfo: async () => ({
        userEntityRef: 'user:default/member',
        ownershipEntityRefs: ['group:default/team-a'],
      }),
    },
    hierarchy: store.ownership,
    rollUps: store.ownership,
    knex,
    settings: store.settings,
  });
  const findings = DefaultFindingsService.create({
    knex,
    access,
    contexts: ContextLoader.create({
      access,
      decisions: DatabaseDecisionLookup.create(knex),
      scopes: store.ownership,
    }),
    handbook: DefaultHandbookService.create(await loadHandbook()),
    scopes: store.ownership,
    freshness: {
      freshnessOf: async () => ({ state: 'ok', accounts: [] }),
    },
    threats: ThreatAccess.create({ knex, access, settings: store.settings }),
    history: { historyOf: async () => [] },
    settings: store.settings,
    now: store.now,
  });
  const query = { filters: {}, limit: 50 };
  const requestsOf = (ref: string) => ({
    list: async () =>
      await findings.list(ref, { ...query, sort: '-priority' }, credentials),
    groups: async () =>
      await findings.groups(
        ref,
        { ...query, by: 'control', offset: 0 },
        credentials,
      ),
    summary: async () => await findings.summary(ref, credentials),
    members: async () =>
      await findings.members(ref, { limit: 20, offset: 0 }, credentials),
  });
  return {
    store,
    access,
    catalogCalls,
    requests: requestsOf(shop),
    requestsOf,
  };
}

describe.each(databases.eachSupportedId())('requests, %p', id => {
  it('cost one call to the catalog and at most four statements, fewer when nothing has changed', async () => {
    const knex = await databases.init(id);
    const { catalogCalls, requests } = await start(knex);
    let statements = 0;
    knex.on('query', () => {
      statements += 1;
    });
    const cost = async (work: () => Promise<unknown>) => {
      const before = catalogCalls();
      statements = 0;
      const result = await work();
      return [catalogCalls() - before, statements, result] as const;
    };
    // Another entity is named for the first time: it is asked for on its own once
    const [firstCalls, firstStatements, page] = await cost(requests.list);
    expect([firstCalls, firstStatements]).toEqual([2, 4]);
    expect(page).toMatchObject({ totalItems: 6 });
    expect(JSON.stringify(page)).toContain('component:default/bucket-owner');
    expect(await cost(requests.list)).toEqual([1, 2, page]);
    const [, groupStatements, groups] = await cost(requests.groups);
    expect(groupStatements).toBe(3);
    expect(await cost(requests.groups)).toEqual([1, 1, groups]);
    const [, summaryStatements, summary] = await cost(requests.summary);
    expect(summaryStatements).toBe(4);
    expect(await cost(requests.summary)).toEqual([1, 1, summary]);
  });

  it('cost the same for a System of a hundred entities', async () => {
    const knex = await databases.init(id);
    const system = 'system:default/shop';
    const members = Array.from({ length: 100 }, (_, index) => {
      const arns = {
        'aws-security-hub/arns': `arn:aws:s3:::bucket-${index % 5}*`,
      };
      const member = component(`part-${index}`, 'group:default/team-a', arns);
      const whole = { type: 'partOf', targetRef: system };
      return { ...member, relations: [...(member.relations ?? []), whole] };
    });
    const { catalogCalls, requestsOf } = await start(knex, [
      { ...component('shop', 'group:default/team-a', {}), kind: 'System' },
      ...members,
    ]);
    let statements = 0;
    knex.on('query', () => {
      statements += 1;
    });
    const requests = requestsOf(system);
    for (const name of ['list', 'groups', 'summary', 'members'] as const) {
      const before = catalogCalls();
      statements = 0;
      const first = await requests[name]();
      expect([name, catalogCalls() - before]).toEqual([name, 1]);
      expect(statements).toBeLessThanOrEqual(4);
      statements = 0;
      expect(await requests[name]()).toEqual(first);
      expect(statements).toBeLessThanOrEqual(2);
    }
    expect((await requests.list()).totalItems).toBe(5);
    expect(await requests.members()).toMatchObject({
      totalItems: 100,
      items: Array.from({ length: 20 }, () => ({
        owners: ['group:default/team-a'],
      })),
    });
  });

  it('counts anew as soon as anything has changed, and for each policy on its own', async () => {
    const knex = await databases.init(id);
    const { store, access, requests } = await start(knex);
    const counts = async () => {
      const list = await requests.list();
      const groups = await requests.groups();
      const { counters, byStatus } = await requests.summary();
      expect(groups.totalFindings).toBe(list.totalItems);
      return [list.totalItems, byStatus, counters.accepted];
    };
    expect(await counts()).toEqual([6, { open: 5, resolved: 1 }, 0]);

    const [first] = (await requests.list()).items;
    await knex.transaction(async transaction => {
      await setFindingDecision(transaction, [
        {
          issueKey: first.key,
          status: 'accepted',
          endsAt: '2026-11-25T00:00:00.000Z',
        },
      ]);
    });
    expect(await counts()).toEqual([
      6,
      { open: 4, accepted: 1, resolved: 1 },
      1,
    ]);
    expect((await requests.summary()).counters.expiring).toBe(1);

    await store.ingest([controlFinding({ bucket: 'bucket-9' })]);
    expect((await counts())[0]).toBe(7);
    await knex('finding_owners').where('issue_key', first.key).delete();
    expect((await counts())[0]).toBe(6);

    const criteria: FindingFilterCriteria = {
      not: { field: 'severity', values: ['LOW'] },
    };
    const all = await counts();
    const narrowed = jest.spyOn(access, 'criteriaFor');
    narrowed.mockResolvedValue(criteria);
    const [visible] = await counts();
    expect(visible).toBeLessThan(Number(all[0]));
    narrowed.mockRestore();
    expect(await counts()).toEqual(all);
  });
});
