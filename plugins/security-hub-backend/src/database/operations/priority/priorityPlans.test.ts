import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { controlFinding } from '../../../__testUtils__/controlFinding';
import { createStore } from '../../../__testUtils__/createStore';
import { vulnerabilityFinding } from '../../../__testUtils__/productFindings';
import { queueNeighbours } from './queueNeighbours';
import { loadSignals } from './resourceSignals';
import { selectAged, selectQueued } from './selectOutdated';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

async function planOf(
  knex: Knex,
  work: (transaction: Knex.Transaction) => Promise<unknown>,
): Promise<string> {
  const statements: Array<{ sql: string; bindings: unknown[] }> = [];
  const note = (query: { sql: string; bindings: unknown[] }) => {
    if (/^select/.test(query.sql)) {
      statements.push(query);
    }
  };
  knex.on('query', note);
  await knex.transaction(work);
  knex.removeListener('query', note);
  const postgres = knex.client.config.client === 'pg';
  const plans = [];
  for (const { sql, bindings } of statements) {
    plans.push(
      await knex.raw(
        `${postgres ? 'explain' : 'explain query plan'} ${sql.replace(
          /\$\d+/g,
          '?',
        )}`,
        bindings as string[],
      ),
    );
  }
  return JSON.stringify(plans.map(plan => plan.rows ?? plan));
}

describe.each(databases.eachSupportedId())('priorities, %p', id => {
  it('are asked for by index, however many findings there are', async () => {
    const knex = await databases.init(id);
    const store = await createStore(knex);
    await store.ingest([
      ...Array.from({ length: 2500 }, (_, index) =>
        controlFinding({ bucket: `bucket-${index}` }),
      ),
      ...Array.from({ length: 500 }, (_, index) =>
        vulnerabilityFinding({
          cve: `CVE-2026-${index}`,
          resource: `arn:aws:ec2:eu-west-1:111122223333:instance/i-${index}`,
        }),
      ),
    ]);
    await knex('resource_signals').insert(
      Array.from({ length: 50 }, (_, index) => ({
        issue_key: `issue-${index}`,
        resource_hash: `hash-${index}`,
        account: '111122223333',
        signal: 'threat',
      })),
    );
    if (id.startsWith('POSTGRES')) {
      await knex.raw('analyze');
    }
    const [{ resource_hash: hash }] = await knex('finding_resources').limit(1);

    expect(
      await planOf(knex, transaction =>
        queueNeighbours(transaction, [
          { resource_hash: hash, account: '111122223333' },
        ]),
      ),
    ).toContain('finding_resources_hash_index');
    expect(await knex('priority_queue')).toHaveLength(1);
    expect(
      await planOf(knex, transaction =>
        selectAged(transaction, {
          now: '2026-11-20T12:00:00.000Z',
          most: 500,
        }),
      ),
    ).toContain('findings_priority_review_index');
    for (const [work, table] of [
      [
        (transaction: Knex.Transaction) => loadSignals(transaction, [hash]),
        'resource_signals',
      ],
      [
        (transaction: Knex.Transaction) =>
          selectQueued(transaction, { after: '', most: 500 }),
        'priority_queue',
      ],
    ] as const) {
      // Small tables of their own: no plan touches the findings
      const plan = await planOf(knex, work);
      expect(plan).toContain(table);
      expect(plan).not.toMatch(/findings|finding_resources/);
    }
  });
});
