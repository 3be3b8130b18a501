import { TestDatabases } from '@backstage/backend-test-utils';
import {
  FindingFilterCriteria,
  findingFilterFields,
  matchesFindingFilter,
} from 'backstage-plugin-security-hub-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { controlFinding } from '../../../__testUtils__/controlFinding';
import { component, createStore } from '../../../__testUtils__/createStore';
import { FindingRow } from '../../rows';
import { applyCriteria } from './applyCriteria';
import { facetFindings } from './facetFindings';
import { findingSorts } from './findingOrder';
import { FindingFilters } from './findingQuery';
import { countEvaluated, groupFindings } from './groupFindings';
import { listFindings, PagePosition } from './listFindings';
import { summariseFindings } from './summariseFindings';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const entityRef = 'component:default/shop';
const now = '2026-11-20T12:00:00.000Z';
const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'];

const failing = Array.from({ length: 15 }, (_, index) =>
  index === 1 ? 'WARNING' : 'FAILED',
);
const workflows = [
  ...Array<string>(5).fill('NEW'),
  'NOTIFIED',
  'NEW',
  'SUPPRESSED',
  ...Array<string>(4).fill('NEW'),
];

const findings = Array.from({ length: 60 }, (_, index) =>
  controlFinding({
    control: ['S3.8', 'S3.9', 'EC2.22', 'RDS.1'][index % 4],
    bucket: `bucket-${String(index).padStart(2, '0')}${
      index === 7 ? '_50%!' : ''
    }`,
    severity: severities[index % 3],
    status: index % 10 === 0 ? 'PASSED' : failing[index % 15],
    workflow: workflows[index % 12],
    region: index % 5 === 0 ? 'us-east-1' : 'eu-west-1',
  }),
);

async function prepare(knex: Knex) {
  const store = await createStore(knex, {
    entities: [
      component('shop', 'group:default/team-a', {
        'aws-security-hub/account-ids': '111122223333',
      }),
    ],
  });
  await store.ingest([
    ...findings,
    controlFinding({ account: '444455556666', bucket: 'of-another-team' }),
  ]);
}

async function readAll(
  knex: Knex,
  options: {
    filters?: FindingFilters;
    sort?: (typeof findingSorts)[number];
    limit: number;
  },
) {
  const rows: FindingRow[] = [];
  let after: PagePosition | undefined;
  let totalItems = 0;
  do {
    const page = await listFindings(knex, {
      scope: { entityRef, now },
      filters: options.filters ?? {},
      sort: options.sort ?? '-priority',
      limit: options.limit,
      after,
    });
    rows.push(...page.rows);
    totalItems = page.totalItems;
    after = page.next;
  } while (after);
  return { rows, totalItems };
}

describe.each(databases.eachSupportedId())('queries, %p', id => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await databases.init(id);
    await prepare(knex);
  });

  it('pages through every finding once, in every order', async () => {
    for (const sort of findingSorts) {
      const { rows, totalItems } = await readAll(knex, { sort, limit: 7 });
      expect(totalItems).toBe(60);
      expect(new Set(rows.map(row => row.key)).size).toBe(60);
      expect(rows).toHaveLength(60);
      expect(rows.every(row => row.account === '111122223333')).toBe(true);
      const whole = await readAll(knex, { sort, limit: 200 });
      expect(rows.map(row => row.key)).toEqual(whole.rows.map(row => row.key));
    }
    const { rows } = await readAll(knex, { limit: 200 });
    const ranks = rows.map(row => row.priority_rank);
    expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
  });

  it('filters as one would by hand', async () => {
    const all = (await readAll(knex, { limit: 200 })).rows;
    const cases: Array<[FindingFilters, (row: FindingRow) => boolean]> = [
      [{ severity: ['CRITICAL'] }, row => row.severity === 'CRITICAL'],
      [
        { severity: ['CRITICAL', 'HIGH'], region: ['us-east-1'] },
        row =>
          ['CRITICAL', 'HIGH'].includes(row.severity) &&
          row.region === 'us-east-1',
      ],
      [{ control: ['S3.9'] }, row => row.control_id === 'S3.9'],
      [{ status: ['accepted'] }, row => row.status === 'accepted'],
      [
        { q: 'BUCKET-0 s3.8' },
        row =>
          row.resource_name.startsWith('bucket-0') && row.control_id === 'S3.8',
      ],
      [{ q: '_50%!' }, row => row.resource_name === 'bucket-07_50%!'],
      [{ q: "'; drop table findings; --" }, () => false],
      [
        {
          standard: [
            'standards/aws-foundational-security-best-practices/v/1.0.0',
          ],
        },
        () => true,
      ],
      [{ standard: ['standards/aws'] }, () => false],
      [
        { resource: ['arn:aws:s3:::bucket-11'] },
        row => row.resource_id === 'arn:aws:s3:::bucket-11',
      ],
      [
        { overdue: true },
        row =>
          ['open', 'acknowledged'].includes(row.status) &&
          row.due_at !== null &&
          row.due_at < now,
      ],
      [{ firstSeenAfter: '2099-01-01T00:00:00.000Z' }, () => false],
    ];
    for (const [filters, expected] of cases) {
      const { rows, totalItems } = await readAll(knex, { filters, limit: 50 });
      const keys = all.filter(expected).map(row => row.key);
      expect([filters, rows.map(row => row.key).sort()]).toEqual([
        filters,
        keys.sort(),
      ]);
      expect(totalItems).toBe(keys.length);
    }
  });

  it('groups, counts and facets agree with the list', async () => {
    const all = (await readAll(knex, { limit: 200 })).rows;
    const scope = { entityRef, now };
    const { groups, totalItems, totalFindings } = await groupFindings(knex, {
      scope,
      filters: { status: ['open', 'acknowledged'] },
      by: 'control',
      limit: 3,
      offset: 0,
    });
    const unsettled = all.filter(row =>
      ['open', 'acknowledged'].includes(row.status),
    );
    expect(totalFindings).toBe(unsettled.length);
    expect(totalItems).toBe(4);
    expect(groups).toHaveLength(3);
    const evaluated = await countEvaluated(knex, {
      scope,
      by: 'control',
      values: groups.map(group => group.group_value),
    });
    for (const group of groups) {
      const mine = all.filter(row => row.group_key === group.group_value);
      expect(group.count).toBe(
        unsettled.filter(row => row.group_key === group.group_value).length,
      );
      expect(evaluated.get(group.group_value)).toEqual({
        evaluated: mine.length,
        unknown: mine.filter(row => row.status === 'unknown').length,
      });
    }
    for (const by of ['resource', 'account'] as const) {
      const other = await groupFindings(knex, {
        scope,
        filters: {},
        by,
        limit: 200,
        offset: 0,
      });
      expect(other.groups.reduce((sum, { count }) => sum + count, 0)).toBe(60);
    }
    const { counters, byStatus } = await summariseFindings(knex, scope);
    expect(
      counters.critical + counters.high + counters.medium + counters.low,
    ).toBe(unsettled.length);
    expect(byStatus.resolved).toBe(
      all.filter(row => row.status === 'resolved').length,
    );
    const facets = await facetFindings(knex, scope);
    expect(
      facets
        .filter(row => row.facet === 'severity')
        .reduce((sum, { count }) => sum + count, 0),
    ).toBe(unsettled.length + byStatus.accepted);
    expect(facets.find(row => row.facet === 'account')).toMatchObject({
      value: '111122223333',
      label: 'shop-prod',
    });
  });

  it('a policy means the same in SQL as for one finding', async () => {
    const all: FindingRow[] = (await readAll(knex, { limit: 200 })).rows;
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
      }),
      { numRuns: 100 },
    );
  });
});
