import { TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  FindingFilterCriteria,
  findingFilterFields,
  matchesFindingFilter,
} from 'backstage-plugin-security-hub-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { component, createStore } from '../../../__testUtils__/createStore';
import { threatFinding } from '../../../__testUtils__/productFindings';
import { mixedFindings } from '../../../__testUtils__/storeMixedFindings';
import { claimantsOf, resolveOwners } from '../../../access/ownerFilter';
import { FindingRow } from '../../rows';
import { applyCriteria } from './applyCriteria';
import { countMembers } from './countMembers';
import { countMatched } from './countMatched';
import { unsettledStatuses } from './entityFindings';
import { groupFindings } from './groupFindings';
import { countFindings, listFindings } from './listFindings';
import { loadFilterSubjects } from './loadFilterSubjects';
import { selectMatching } from './selectMatching';
import { summariseFindings } from './summariseFindings';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const entityRef = 'component:default/shop';
const now = '2026-11-20T12:00:00.000Z';

function team(name: string, parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', children: [] },
    relations: parent ? [{ type: 'childOf', targetRef: parent }] : [],
  };
}

const bucket = (name: string) => ({
  'aws-security-hub/arns': `arn:aws:s3:::bucket-${name}`,
});

/** The shop sees all; some buckets are another team's first, and of one two match first, so that nobody owns it. */
const entities = [
  team('team-a'),
  team('team-b'),
  team('below-a', 'group:default/team-a'),
  component('shop', 'group:default/team-a', {
    'aws-security-hub/account-ids': '111122223333',
  }),
  component('of-b', 'group:default/team-b', bucket('1*')),
  component('of-nobody', 'group:default/team-b', bucket('20')),
  component('of-nobody-else', 'group:default/team-b', bucket('20')),
];

describe.each(databases.eachSupportedId())('policies, %p', id => {
  let knex: Knex;
  let store: Awaited<ReturnType<typeof createStore>>;
  beforeAll(async () => {
    knex = await databases.init(id);
    store = await createStore(knex, { entities });
    await store.ingest([
      ...mixedFindings,
      ...['11', '30', '31'].map(name =>
        threatFinding({ resource: `arn:aws:s3:::bucket-${name}` }),
      ),
    ]);
  });

  it('a policy means the same in SQL as for one finding', async () => {
    const all = await knex<FindingRow>('findings').where(
      'account',
      '111122223333',
    );
    const subjects = await loadFilterSubjects(
      knex,
      all.map(row => row.key),
      ref => claimantsOf(ref, store.ownership),
    );
    const having = (field: 'primaryEntity' | 'kind', value?: string) =>
      subjects.filter(subject => subject?.[field] === value).length;
    expect([
      having('primaryEntity', 'component:default/of-b'),
      having('primaryEntity'),
      having('kind', 'threat'),
    ]).toEqual([11, 1, 3]);
    const leaf = fc.record({
      field: fc.constantFrom(...findingFilterFields),
      values: fc.array(
        fc.constantFrom(
          'CRITICAL',
          'HIGH',
          'S3.8',
          '111122223333',
          'prod',
          'security-hub',
          'threat',
          'component:default/shop',
          'component:default/of-b',
          'group:default/team-a',
          'group:default/below-a',
          'group:default/team-b',
          "x' or 1=1",
        ),
        { maxLength: 3 },
      ),
    });
    const { criteria } = fc.letrec<{ criteria: FindingFilterCriteria }>(
      tie => ({
        criteria: fc.oneof(
          { maxDepth: 3 },
          leaf,
          fc.record({ allOf: fc.array(tie('criteria'), { maxLength: 3 }) }),
          fc.record({ anyOf: fc.array(tie('criteria'), { maxLength: 3 }) }),
          fc.record({ not: tie('criteria') }),
        ) as fc.Arbitrary<FindingFilterCriteria>,
      }),
    );
    await fc.assert(
      fc.asyncProperty(criteria, async asked => {
        const value = resolveOwners(asked, {
          hierarchy: store.ownership,
          rollUps: store.ownership,
        });
        const query = knex('findings as f').where('f.account', '111122223333');
        const keys = await query
          .andWhere(builder => applyCriteria(builder, value))
          .pluck('f.key');
        const expected = all.filter((_, index) =>
          matchesFindingFilter(subjects[index]!, asked),
        );
        expect(keys.sort()).toEqual(expected.map(row => row.key).sort());
        // The statements of lists ask finding_owners alone
        const scope = { entityRefs: [entityRef], now, criteria: value };
        const visible = { scope, filters: {} };
        const { rows } = await listFindings(knex, {
          ...visible,
          sort: '-priority',
          limit: 200,
        });
        expect(rows.map(row => row.key).sort()).toEqual(keys);
        const summary = await summariseFindings(knex, scope);
        const matched = await countMatched(knex, scope);
        const sum = (counts: Iterable<number>) =>
          [...counts].reduce((total, count) => total + count, 0);
        const groups = await groupFindings(knex, {
          ...visible,
          by: 'control',
          limit: 50,
          offset: 0,
        });
        const [member] = await countMembers(knex, scope);
        const left = await selectMatching(
          knex,
          all.map(row => row.key),
          value,
        );
        expect([
          await countFindings(knex, visible),
          left.size,
          sum(Object.values(summary.byStatus)),
          sum(matched.bySelector.values()),
          groups.totalFindings,
        ]).toEqual(Array(5).fill(keys.length));
        expect(sum(member?.counts ?? [])).toBe(
          expected.filter(row => unsettledStatuses.includes(row.status)).length,
        );
        expect(groups.groups.map(row => row.evaluated)).toEqual(
          groups.groups.map(
            group =>
              expected.filter(row => row.group_key === group.group_value)
                .length,
          ),
        );
      }),
      { numRuns: 100 },
    );
  });
});
