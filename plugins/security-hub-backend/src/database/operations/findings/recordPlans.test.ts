import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { DatabaseDirtyRecords } from '../../../ingestion/ingestor/DatabaseDirtyRecords';
import { migrationsDirectory } from '../../migrations';
import { selectForgotten } from './selectForgotten';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const scope = {
  source: 'main',
  account: '111122223333',
  region: 'eu-west-1',
  format: 'asff' as const,
};

/** Many records of many readers, of which a few are doubtful, missed, settled or archived. */
async function fill(knex: Knex, count: number) {
  const rows = Array.from({ length: count }, (_, number) => ({
    record_key: String(number).padStart(64, '0'),
    issue_key: String(number).padStart(64, '0'),
    source: 'main',
    reader:
      number % 10 === 0
        ? '111122223333/eu-west-1'
        : `1111222233${10 + (number % 89)}/eu-west-1`,
    partition: 'aws',
    account: '111122223333',
    region: 'eu-west-1',
    product_arn: 'product',
    record_id: `record-${number}`,
    provider_order: '[]',
    customer_order: '[]',
    record_state: number % 500 === 3 ? 'ARCHIVED' : 'ACTIVE',
    compliance: 'PASSED',
    workflow: number % 500 === 10 ? 'SUPPRESSED' : 'RESOLVED',
    severity: 'INFORMATIONAL',
    dirty_since: number % 500 === 20 ? '2026-11-20T11:00:00.000Z' : null,
    missed_sweeps: number % 500 === 30 ? 2 : 0,
    observed_at: '2026-11-20T11:00:00.000Z',
    updated_at: '2026-11-20T11:00:00.000Z',
    normalised: '{}',
  }));
  for (let start = 0; start < count; start += 500) {
    await knex('finding_records').insert(rows.slice(start, start + 500));
  }
  await knex.raw('analyze finding_records');
}

/** The plan of the statements that some work sends. */
async function plansOf(
  knex: Knex,
  work: () => Promise<unknown>,
): Promise<string> {
  const statements: Array<{ sql: string; bindings?: unknown[] }> = [];
  const note = (query: { sql: string; bindings?: unknown[] }) => {
    statements.push(query);
  };
  knex.on('query', note);
  await work();
  knex.removeListener('query', note);
  const plans: string[] = [];
  for (const { sql, bindings = [] } of statements) {
    const explain =
      knex.client.config.client === 'pg' ? 'explain' : 'explain query plan';
    // The statements have the parameters of their own dialect already
    const plan = await knex.raw(
      `${explain} ${sql.replace(/\$\d+/g, '?')}`,
      bindings as Knex.RawBinding[],
    );
    plans.push(JSON.stringify(plan.rows ?? plan));
  }
  return plans.join('\n');
}

it.each(databases.eachSupportedId())(
  'records that are looked for again and again are found by an index of their own, %p',
  async id => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    await fill(knex, 20_000);
    const records = DatabaseDirtyRecords.create({
      knex,
      issues: { refold: async () => {} },
    });
    const next = await plansOf(
      knex,
      async () =>
        await records.next(scope, {
          limit: 100,
          observedBefore: '2026-11-21T00:00:00.000Z',
        }),
    );
    expect(next).toContain('finding_records_missed_index');
    expect(next).toContain('finding_records_doubtful_index');
    const unseen = await plansOf(
      knex,
      async () =>
        await records.markUnseen(scope, {
          startedAt: '2026-11-21T00:00:00.000Z',
          isSeen: () => true,
        }),
    );
    expect(unseen).toContain('finding_records_settled_index');
    const forgotten = await plansOf(
      knex,
      async () => await selectForgotten(knex, '2026-11-21T00:00:00.000Z', 500),
    );
    expect(forgotten).toContain('finding_records_retention_index');
    // And what is found is what was meant
    const due = await records.next(scope, {
      limit: 100,
      observedBefore: '2026-11-21T00:00:00.000Z',
    });
    expect(due).toHaveLength(80);
  },
);
