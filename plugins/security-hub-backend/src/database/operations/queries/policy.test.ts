import { TestDatabases } from '@backstage/backend-test-utils';
import {
  FindingFilterCriteria,
  findingFilterFields,
  matchesFindingFilter,
} from 'backstage-plugin-security-hub-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { storeMixedFindings } from '../../../__testUtils__/storeMixedFindings';
import { FindingRow } from '../../rows';
import { applyCriteria } from './applyCriteria';
import { countMatched } from './countMatched';
import { groupFindings } from './groupFindings';
import { countFindings, listFindings } from './listFindings';
import { summariseFindings } from './summariseFindings';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const entityRef = 'component:default/shop';
const now = '2026-11-20T12:00:00.000Z';

describe.each(databases.eachSupportedId())('policies, %p', id => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await databases.init(id);
    await storeMixedFindings(knex);
  });

  it('a policy means the same in SQL as for one finding', async () => {
    const all = await knex<FindingRow>('findings').where(
      'account',
      '111122223333',
    );
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
      fc.asyncProperty(criteria, async value => {
        const query = knex('findings as f').where('f.account', '111122223333');
        const keys = await query
          .andWhere(builder => applyCriteria(builder, value))
          .pluck('f.key');
        const expected = all.filter(row =>
          matchesFindingFilter(
            {
              severity: row.severity,
              account: row.account ?? undefined,
              environment: row.environment,
              control: row.control_id ?? undefined,
              product: row.product_key,
            },
            value,
          ),
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
        expect([
          await countFindings(knex, visible),
          sum(Object.values(summary.byStatus)),
          sum(matched.bySelector.values()),
          groups.totalFindings,
        ]).toEqual(Array(4).fill(keys.length));
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
