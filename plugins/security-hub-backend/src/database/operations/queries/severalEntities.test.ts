import { TestDatabases } from '@backstage/backend-test-utils';
import {
  FindingFilterCriteria,
  findingStatuses,
  matchesFindingFilter,
} from 'backstage-plugin-security-hub-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { storeMixedFindings } from '../../../__testUtils__/storeMixedFindings';
import { FindingOwnerRow, FindingRow } from '../../rows';
import { countMembers } from './countMembers';
import { FindingFilters } from './findingQuery';
import { findingSorts } from './findingOrder';
import { groupFindings } from './groupFindings';
import { countFindings, listFindings, PagePosition } from './listFindings';
import { filterSubject } from './loadFilterSubjects';
import { loadEntityFindings } from './loadFinding';
import { summariseFindings } from './summariseFindings';

jest.setTimeout(240_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const now = '2026-11-20T12:00:00.000Z';
const names = ['a', 'b', 'c', 'd', 'e'].map(
  name => `component:default/${name}`,
);

type Assignment = { concerned: string[]; primary: number };
type Owners = Map<string, { refs: string[]; primary?: string }>;

const assignment = fc.record({
  concerned: fc.subarray(names),
  // None where it is beyond the entities concerned
  primary: fc.nat({ max: 7 }),
});

describe.each(databases.eachSupportedId())('several entities, %p', id => {
  let knex: Knex;
  let all: FindingRow[];
  let templates: Map<string, FindingOwnerRow>;

  /** Gives each finding to entities, as the run says; of the first finding always two, so that one is counted twice by whoever adds up. */
  async function give(assignments: Assignment[]): Promise<Owners> {
    const owners: Owners = new Map();
    const rows: FindingOwnerRow[] = [];
    for (const [index, row] of all.entries()) {
      const { concerned, primary } = assignments[index % assignments.length];
      const refs = index === 0 ? names.slice(0, 2) : concerned;
      owners.set(row.key, { refs, primary: refs[primary] });
      for (const ref of refs) {
        rows.push({
          ...(templates.get(row.key) as FindingOwnerRow),
          entity_ref: ref,
          is_primary: ref === refs[primary],
        });
      }
    }
    await knex('finding_owners').delete();
    await knex.batchInsert('finding_owners', rows, 30);
    return owners;
  }

  async function pages(options: {
    entityRefs: string[];
    criteria?: FindingFilterCriteria;
    filters: FindingFilters;
    sort: (typeof findingSorts)[number];
    limit: number;
  }) {
    const { entityRefs, criteria, ...query } = options;
    const scope = { entityRefs, criteria, now };
    const listed: Array<{ key: string; is_primary: boolean }> = [];
    let after: PagePosition | undefined;
    do {
      const page = await listFindings(knex, { scope, ...query, after });
      listed.push(...page.rows);
      after = page.next;
    } while (after);
    return listed;
  }

  beforeAll(async () => {
    knex = await databases.init(id);
    await storeMixedFindings(knex);
    templates = new Map(
      (await knex<FindingOwnerRow>('finding_owners')).map(row => [
        row.issue_key,
        row,
      ]),
    );
    all = (await knex<FindingRow>('findings')).filter(({ key }) =>
      templates.has(key),
    );
  });

  it('have the union of their findings, each once, in lists, groups, counters and facets alike', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(assignment, { minLength: 7, maxLength: 7 }),
        fc.subarray(names, { minLength: 1 }),
        fc.constantFrom(...findingSorts),
        fc.constantFrom<FindingFilters>(
          {},
          { status: ['open', 'acknowledged'] },
          { q: 'bucket-0' },
        ),
        fc.constantFrom<FindingFilterCriteria | undefined>(
          undefined,
          { not: { field: 'severity', values: ['HIGH'] } },
          { field: 'primaryEntity', values: names.slice(1, 3) },
        ),
        async (assignments, entityRefs, sort, filters, criteria) => {
          const owners = await give(assignments);
          const scope = { entityRefs, criteria, now };
          const readable = all.filter(
            row =>
              owners.get(row.key)?.refs.some(ref => entityRefs.includes(ref)) &&
              (!criteria ||
                matchesFindingFilter(
                  filterSubject(row, owners.get(row.key)?.primary),
                  criteria,
                )),
          );
          const kept = readable.filter(
            row =>
              (filters.status?.includes(row.status) ?? true) &&
              (!filters.q || row.search_text.includes(filters.q)),
          );
          const listed = await pages({
            ...{ entityRefs, criteria, filters, sort, limit: 7 },
          });
          expect(listed.map(({ key }) => key).sort()).toEqual(
            kept.map(({ key }) => key).sort(),
          );
          expect(listed).toEqual(
            await pages({ entityRefs, criteria, filters, sort, limit: 200 }),
          );
          const isPrimary = (key: string) =>
            entityRefs.includes(owners.get(key)?.primary ?? '');
          expect(listed.map(row => row.is_primary)).toEqual(
            listed.map(row => isPrimary(row.key)),
          );
          expect(await countFindings(knex, { scope, filters })).toBe(
            kept.length,
          );
          const { groups, totalFindings } = await groupFindings(knex, {
            ...{ scope, filters, by: 'control', limit: 50, offset: 0 },
          });
          expect(totalFindings).toBe(kept.length);
          for (const { group_value: group, evaluated } of groups) {
            expect(evaluated).toBe(
              readable.filter(row => row.group_key === group).length,
            );
          }
          const summary = await summariseFindings(knex, scope);
          const byStatus = findingStatuses.flatMap(status => {
            const number = readable.filter(row => row.status === status).length;
            return number ? [[status, number]] : [];
          });
          expect(summary.byStatus).toEqual(Object.fromEntries(byStatus));
          const left = readable.filter(row =>
            ['open', 'acknowledged'].includes(row.status),
          );
          expect(summary.counters.alsoConcerned).toBe(
            left.filter(row => !isPrimary(row.key)).length,
          );
          const facet = summary.facets
            .filter(row => row.facet === 'severity')
            .reduce((sum, { count }) => sum + count, 0);
          expect(facet).toBe(left.length + summary.counters.accepted);
          expect(summary.resources).toBe(
            new Set(readable.map(row => row.resource_id)).size,
          );
          const found = await loadEntityFindings(knex, {
            ...{ entityRefs, criteria, keys: all.map(({ key }) => key) },
          });
          expect(found.map(({ key }) => key).sort()).toEqual(
            readable.map(({ key }) => key).sort(),
          );
          const members = await countMembers(knex, scope);
          for (const { entityRef, counts, accepted } of members) {
            const own = await summariseFindings(knex, {
              ...{ entityRefs: [entityRef], criteria, now },
            });
            const { critical, high, medium, low } = own.counters;
            expect([...counts, accepted]).toEqual([
              ...[critical, high, medium, low, own.counters.accepted],
            ]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('take thousands of refs as one parameter', async () => {
    await give([{ concerned: [names[1], names[3]], primary: 1 }]);
    const many = Array.from(
      { length: 5000 },
      (_, index) => `component:default/other-${index}`,
    );
    const entityRefs = [...many, ...names];
    let bindings = 0;
    knex.on('query', query => {
      bindings = Math.max(bindings, query.bindings.length);
    });
    const listed = await pages({
      ...{ entityRefs, filters: {}, sort: '-priority', limit: 200 },
    });
    knex.removeAllListeners('query');
    expect(listed).toHaveLength(all.length);
    expect(bindings).toBeLessThan(20);
  });
});
