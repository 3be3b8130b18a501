import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migrationsDirectory } from '../../migrations';
import { PlannerStatistics } from './PlannerStatistics';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

async function analysed(knex: Knex): Promise<number> {
  const { rows } = await knex.raw(
    "select analyze_count::int as count from pg_stat_user_tables where relname = 'finding_resources'",
  );
  return rows[0].count;
}

describe.each(databases.eachSupportedId())('PlannerStatistics, %p', id => {
  it('are made as the tables grow, ever more seldom', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    const statements: string[] = [];
    knex.on('query', ({ sql }: { sql: string }) => statements.push(sql));
    const statistics = PlannerStatistics.create(knex);
    await statistics.note(499);
    expect(statements).toEqual([]);
    await statistics.note(1);
    await statistics.note(1_499);
    if (id === 'SQLITE_3') {
      expect(statements).toEqual([]);
      return;
    }
    expect(statements).toHaveLength(1);
    expect(await analysed(knex)).toBe(1);
    statements.length = 0;
    await statistics.note(1);
    await statistics.note(300_000);
    await statistics.note(3_000_000);
    expect(statements).toHaveLength(2);
  });
});
