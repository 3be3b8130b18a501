import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { storeMixedFindings } from '../../../__testUtils__/storeMixedFindings';
import { FindingRow } from '../../rows';
import { countMatched } from './countMatched';
import { findingSorts } from './findingOrder';
import { FindingFilters } from './findingQuery';
import { groupFindings } from './groupFindings';
import { countFindings, listFindings, PagePosition } from './listFindings';
import { summariseFindings } from './summariseFindings';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const entityRef = 'component:default/shop';
const now = '2026-11-20T12:00:00.000Z';
async function readAll(
  knex: Knex,
  options: {
    filters?: FindingFilters;
    sort?: (typeof findingSorts)[number];
    limit: number;
  },
) {
  const keys: string[] = [];
  let after: PagePosition | undefined;
  const scope = { entityRefs: [entityRef], now };
  const filters = options.filters ?? {};
  do {
    const page = await listFindings(knex, {
      scope,
      filters,
      sort: options.sort ?? '-priority',
      limit: options.limit,
      after,
    });
    keys.push(...page.rows.map(row => row.key));
    after = page.next;
  } while (after);
  const stored = new Map<string, FindingRow>(
    (await knex<FindingRow>('findings')).map(row => [row.key, row]),
  );
  return {
    rows: keys.map(key => stored.get(key)!),
    totalItems: await countFindings(knex, { scope, filters }),
  };
}

describe.each(databases.eachSupportedId())('queries, %p', id => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await databases.init(id);
    await storeMixedFindings(knex);
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
    const scope = { entityRefs: [entityRef], now };
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
    for (const group of groups) {
      const mine = all.filter(row => row.group_key === group.group_value);
      expect(group.count).toBe(
        unsettled.filter(row => row.group_key === group.group_value).length,
      );
      expect(group).toMatchObject({
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
    const behindTheLast = await groupFindings(knex, {
      scope,
      filters: {},
      by: 'account',
      limit: 9,
      offset: 9,
    });
    expect(behindTheLast).toEqual({
      groups: [],
      totalItems: 1,
      totalFindings: 60,
    });
    const { counters, byStatus, facets, resources } = await summariseFindings(
      knex,
      scope,
    );
    expect(resources).toBe(new Set(all.map(row => row.resource_id)).size);
    const { bySelector } = await countMatched(knex, scope);
    expect([...bySelector.values()]).toEqual([60]);
    expect(
      counters.critical + counters.high + counters.medium + counters.low,
    ).toBe(unsettled.length);
    expect(byStatus.resolved).toBe(
      all.filter(row => row.status === 'resolved').length,
    );
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
});
