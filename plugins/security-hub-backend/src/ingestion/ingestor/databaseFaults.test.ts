import { TestDatabases } from '@backstage/backend-test-utils';
import createKnex, { Knex } from 'knex';
import { AsffRecord, controlFinding } from '../../__testUtils__/controlFinding';
import { component, createStore } from '../../__testUtils__/createStore';
import { Ingestor } from '../observation';
import { FairIngestor } from './FairIngestor';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const shop = component('shop', 'group:default/team-a', {
  'aws-security-hub/account-ids': '111122223333',
});
const at = (minute: number) =>
  new Date(Date.parse('2026-11-20T00:00:00Z') + minute * 60_000).toISOString();
const handOver = async (
  ingestor: Ingestor,
  documents: AsffRecord[],
  observedAt = at(0),
) =>
  await ingestor.ingest({
    source: 'main',
    readFrom: { account: '999900001111', region: 'eu-west-1' },
    observations: documents.map(document => ({ document, observedAt })),
  });

/** The store behind its queue, as the plugin has it. */
async function setUp(knex: Knex) {
  const store = await createStore(knex, { entities: [shop] });
  const ingestor = FairIngestor.create({
    store: store.ingestor,
    metrics: { batchStored: () => {} } as never,
    seconds: () => 0,
    queueLimit: 2000,
    batchSize: 500,
    transactions: 2,
  });
  return { store, ingestor };
}

const buckets = (count: number) =>
  Array.from({ length: count }, (_, number) =>
    controlFinding({ bucket: `bucket-${number}` }),
  );

/** Nothing is half there: each record has its issue, each issue its record, resource, owner and first event. */
async function expectWhole(knex: Knex, count: number) {
  for (const table of [
    'finding_records',
    'findings',
    'finding_documents',
    'finding_resources',
    'finding_owners',
    'finding_events',
  ]) {
    const [{ rows }] = await knex(table).count({ rows: '*' });
    expect([table, Number(rows)]).toEqual([table, count]);
  }
}

describe.each(databases.eachSupportedId())('the store, %p', id => {
  it('keeps one row of ten thousand findings with one id, the newest', async () => {
    const knex = await databases.init(id);
    const { ingestor } = await setUp(knex);
    const versions = Array.from({ length: 10_000 }, (_, number) =>
      controlFinding({
        updatedAt: new Date(
          Date.parse('2026-11-01T00:00:00Z') +
            ((number * 7919) % 10_000) * 1000,
        ).toISOString(),
        overrides: { Title: `Version ${(number * 7919) % 10_000}` },
      }),
    );
    const results = [];
    for (let start = 0; start < versions.length; start += 100) {
      results.push(handOver(ingestor, versions.slice(start, start + 100)));
    }
    const sum = (await Promise.all(results)).reduce(
      (total, { read }) => total + read,
      0,
    );
    expect(sum).toBe(10_000);
    await expectWhole(knex, 1);
    expect(await knex('findings').first('title')).toEqual({
      title: 'Version 9999',
    });
  });

  it('takes a finding of 240 KB as it is', async () => {
    const knex = await databases.init(id);
    const { ingestor } = await setUp(knex);
    const large = controlFinding({
      overrides: {
        Description: 'x'.repeat(1024),
        Resources: [
          {
            Type: 'AwsS3Bucket',
            Id: 'arn:aws:s3:::large',
            Details: { Other: { text: 'é'.repeat(120_000) } },
          },
        ],
      },
    });
    await expect(handOver(ingestor, [large])).resolves.toMatchObject({
      stored: 1,
    });
    const [{ document }] = await knex('finding_documents');
    expect(Buffer.byteLength(document)).toBeGreaterThan(240_000);
  });
});

const [postgres] = databases
  .eachSupportedId()
  .filter(([id]) => id === 'POSTGRES_18');

it('loses and doubles nothing when PostgreSQL goes away in the middle, and comes back', async () => {
  const knex = await databases.init(postgres[0]);
  const { ingestor } = await setUp(knex);
  const documents = buckets(600);
  const parts = Array.from({ length: 6 }, (_, number) =>
    documents.slice(number * 100, number * 100 + 100),
  );
  let cuts = 0;
  let failures = 0;
  // Those of the store may all be taken
  const outside = createKnex({
    ...knex.client.config,
    pool: { min: 0, max: 1 },
  });
  const others =
    'pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
  /** As a restart does it: cuts every connection, when one of them has written what is not committed yet. */
  const cutInTheMiddle = async (isOver: () => boolean) => {
    while (!isOver()) {
      const { rows } = await outside.raw(
        `select 1 from ${others} and backend_xid is not null`,
      );
      if (rows.length > 0) {
        await outside.raw(`select pg_terminate_backend(pid) from ${others}`);
        cuts += 1;
        return;
      }
    }
  };
  for (const part of parts) {
    for (let over = false; !over; ) {
      let settled = false;
      const stored = handOver(ingestor, part).finally(() => {
        settled = true;
      });
      const cut = failures < 4 ? cutInTheMiddle(() => settled) : undefined;
      try {
        await stored;
        over = true;
      } catch {
        // Whoever hands over tries again, where the store has not done so itself
        failures += 1;
      }
      await cut;
    }
  }
  await outside.destroy();
  expect(cuts).toBeGreaterThan(0);
  await expectWhole(knex, 600);
  await expect(handOver(ingestor, documents, at(20))).resolves.toMatchObject({
    unchanged: 600,
    stored: 0,
    rejected: 0,
  });
});

it('blames no finding when the disk of SQLite is full, and goes on when there is room', async () => {
  const knex = await databases.init('SQLITE_3');
  const { ingestor } = await setUp(knex);
  await handOver(ingestor, buckets(50));
  const [{ page_count: pages }] = await knex.raw('pragma page_count');
  await knex.raw(`pragma max_page_count = ${pages + 4}`);
  await expect(handOver(ingestor, buckets(400))).rejects.toThrow(
    /full|SQLITE_FULL/,
  );
  await expectWhole(knex, 50);
  expect(await knex('rejected_records')).toEqual([]);

  await knex.raw('pragma max_page_count = 1073741823');
  await expect(handOver(ingestor, buckets(400))).resolves.toMatchObject({
    read: 400,
    rejected: 0,
  });
  await expectWhole(knex, 400);
});
