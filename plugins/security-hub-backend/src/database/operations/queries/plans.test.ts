import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migrationsDirectory } from '../../migrations';
// Not of a package: the store of the benchmarks, whose statements these are
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import {
  largeEntity,
  seedStore,
  smallEntity,
} from '../../../../../../benchmarks/lib/seedStore';
import { countMembers } from './countMembers';
import { FindingScope } from './findingQuery';
import { findingSorts } from './findingOrder';
import { groupFindings } from './groupFindings';
import { countFindings, listFindings } from './listFindings';
import { loadEntityStates } from './loadEntityStates';
import { summariseFindings } from './summariseFindings';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const now = '2026-11-20T12:00:00.000Z';
const filters = { status: ['open' as const, 'acknowledged' as const] };

/** PostgreSQL's words for reading a whole table, and SQLite's. */
const tableScan = /Seq Scan on finding|SCAN (o|f)\b/;

/** The statements that work sends, each with its plan as the database explains it. */
async function plansOf(
  knex: Knex,
  work: () => Promise<unknown>,
): Promise<string[]> {
  const statements: Array<{ sql: string; bindings: unknown[] }> = [];
  const note = (query: { sql: string; bindings: unknown[] }) =>
    statements.push(query);
  knex.on('query', note);
  await work();
  knex.removeListener('query', note);
  const plans: string[] = [];
  for (const { sql, bindings } of statements) {
    plans.push(await explain(knex, sql, bindings));
  }
  return plans;
}

async function explain(knex: Knex, sql: string, bindings: unknown[]) {
  const connection = await knex.client.acquireConnection();
  try {
    if (knex.client.config.client === 'pg') {
      const { rows } = await connection.query(`explain ${sql}`, bindings);
      return rows
        .map((row: Record<string, string>) => row['QUERY PLAN'])
        .join('\n');
    }
    const values = bindings.map(value =>
      typeof value === 'boolean' ? Number(value) : value,
    );
    return connection
      .prepare(`explain query plan ${sql}`)
      .all(...values)
      .map((row: { detail: string }) => row.detail)
      .join('\n');
  } finally {
    await knex.client.releaseConnection(connection);
  }
}

describe.each(databases.eachSupportedId())('query plans, %p', id => {
  const postgres = id !== 'SQLITE_3';
  const covering = (index: string) =>
    new RegExp(
      `${
        postgres ? 'Index Only Scan using' : 'USING COVERING INDEX'
      } finding_owners_${index}_index`,
    );
  let knex: Knex;
  const planList = async (options: Parameters<typeof listFindings>[1]) =>
    await plansOf(knex, async () => await listFindings(knex, options));
  const planGroups = async (options: Parameters<typeof groupFindings>[1]) =>
    await plansOf(knex, async () => await groupFindings(knex, options));

  beforeAll(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    // As many as it takes for the planner to choose as it would for a million
    await seedStore(knex, {
      findings: 30_000,
      accounts: 50,
      entities: 60,
      seed: 1,
      large: 6000,
    });
  });

  it.each([largeEntity, smallEntity])(
    'counts and pages of %s come from indexes alone',
    async entityRef => {
      const scope: FindingScope = { entityRefs: [entityRef], now };
      const options = { scope, filters };
      const [count, ...none] = await plansOf(
        knex,
        async () => await countFindings(knex, options),
      );
      expect(none).toEqual([]);
      expect(count).toMatch(covering('(count|list)'));

      const first = { ...options, sort: '-priority' as const, limit: 50 };
      const { next, rows } = await listFindings(knex, first);
      expect(rows).toHaveLength(50);
      for (const after of [undefined, next]) {
        const [page, ...others] = await planList({ ...first, after });
        expect(others).toEqual([]);
        expect(page).toMatch(
          covering(
            // The few of a small entity may as well be sorted
            entityRef === largeEntity ? 'list' : '(count|list)',
          ),
        );
        expect(page).toMatch(/findings_pkey|autoindex_findings/);
      }

      for (const by of ['control', 'account', 'resource'] as const) {
        const [order, details, ...more] = await planGroups({
          ...options,
          by,
          limit: 50,
          offset: 0,
        });
        expect(more).toEqual([]);
        expect(order).toMatch(covering('count'));
        // Of the groups of the page alone: how is the planner's choice, as long as it is by an index
        expect(details).toMatch(/finding_owners_(count|group|list)_index/);
        expect(details).toMatch(/findings_pkey|autoindex_findings/);
        expect(details).not.toMatch(tableScan);
        if (postgres && entityRef === largeEntity) {
          expect(details).toMatch(covering('count'));
        }
      }

      const summary = await plansOf(
        knex,
        async () => await summariseFindings(knex, scope),
      );
      expect(summary).toHaveLength(3);
      const [unsettled, matched, labels] = summary;
      expect(unsettled.match(/finding_owners_\w+/g)).toEqual([
        'finding_owners_count_index',
        'finding_owners_count_index',
      ]);
      expect(matched).toMatch(covering('selector'));
      expect(matched).toMatch(covering('count'));
      expect(labels).toMatch(/findings_pkey|autoindex_findings/);

      const [states] = await plansOf(
        knex,
        async () => await loadEntityStates(knex, [entityRef]),
      );
      expect(states).toMatch(/entities_pkey|autoindex_entities_1/);
      for (const plan of [count, ...summary]) {
        expect(plan).not.toMatch(tableScan);
        expect(plan).not.toMatch(/Index Scan using finding_owners/);
      }
    },
  );

  it('counts and pages of several entities read their indexes, and look up what concerns two of them by its key', async () => {
    const entityRefs = [
      ...[largeEntity, smallEntity],
      ...Array.from(
        { length: 10 },
        (_, index) => `component:default/service-${index + 2}`,
      ),
    ];
    const scope: FindingScope = { entityRefs, now };
    const key =
      /Index Scan using finding_owners_key|USING INDEX sqlite_autoindex_finding_owners_1/;
    const [count, ...none] = await plansOf(
      knex,
      async () => await countFindings(knex, { scope, filters }),
    );
    expect(none).toEqual([]);
    expect(count).toMatch(covering('count'));
    const first = {
      ...{ scope, filters: {}, sort: '-priority' as const, limit: 50 },
    };
    const { next } = await listFindings(knex, first);
    const pages: string[] = [];
    for (const after of [undefined, next]) {
      const [page, ...others] = await planList({ ...first, after });
      expect(others).toEqual([]);
      // From the index in its order, entity by entity
      expect(page).toMatch(covering('list'));
      pages.push(page);
    }
    const groups = await planGroups({
      ...{ scope, filters, by: 'control', limit: 50, offset: 0 },
    });
    expect(groups[0]).toMatch(covering('count'));
    const summary = await plansOf(
      knex,
      async () => await summariseFindings(knex, scope),
    );
    const members = await plansOf(
      knex,
      async () => await countMembers(knex, scope),
    );
    expect(members).toHaveLength(1);
    expect(members[0]).toMatch(covering('count'));
    for (const plan of [count, ...pages, ...groups, ...summary]) {
      expect(plan).not.toMatch(tableScan);
    }
    for (const plan of [count, ...pages, groups[0]]) {
      expect(plan).toMatch(key);
    }
  });

  it('reads no finding twice and none of another entity, in any order', async () => {
    const scope = { entityRefs: [smallEntity], now };
    const owned = await knex('finding_owners')
      .where('entity_ref', smallEntity)
      .pluck('issue_key');
    for (const sort of findingSorts) {
      const first = await listFindings(knex, {
        ...{ scope, filters: {}, sort, limit: 200 },
      });
      const second = await listFindings(knex, {
        ...{ scope, filters: {}, sort, limit: 200, after: first.next },
      });
      expect(second.next).toBeUndefined();
      const keys = [...first.rows, ...second.rows].map(row => row.key);
      expect([...keys].sort()).toEqual([...owned].sort());
    }
  });
});
