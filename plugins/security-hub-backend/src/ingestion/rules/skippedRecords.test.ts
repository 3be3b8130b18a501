import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { AsffRecord, controlFinding } from '../../__testUtils__/controlFinding';
import {
  component,
  createStore,
  testSettings,
} from '../../__testUtils__/createStore';
import { countSkipped } from '../../database/operations/accounts';
import { DatabaseDirtyRecords } from '../ingestor/DatabaseDirtyRecords';
import { SourceOfRecord } from '../ingestor/SourceOfRecord';
import { Retention } from '../retention/Retention';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const home = 'eu-west-1';
const administrator = { account: '999900001111', region: home };
const entity = component('checkout', 'group:default/team-a', {
  'aws-security-hub/account-ids': '111122223333',
});
/** The account 777788889999 is read by itself, the others through the administrator. */
const readers: SourceOfRecord = {
  readerOf: (_, account, region) =>
    account === '777788889999' && region ? { account, region } : administrator,
};
const time = (day: number) => `2026-11-${day}T11:00:00.000Z`;

describe.each(databases.eachSupportedId())('records left out, %p', id => {
  async function setUp() {
    const knex = await databases.init(id);
    const store = await createStore(knex, {
      entities: [entity],
      readers,
      settings: testSettings({
        ingest: { rules: [{ product: '*', severityFloor: 'HIGH' }] },
      }),
    });
    const ingest = async (
      documents: AsffRecord[],
      options: { channel?: 'push'; own?: boolean; day?: number } = {},
    ) => {
      const { channel, own, day = 20 } = options;
      return await store.ingestor.ingest({
        source: 'main',
        channel,
        readFrom: own
          ? { account: '777788889999', region: home }
          : administrator,
        observations: documents.map(document => ({
          document,
          observedAt: time(day),
        })),
      });
    };
    const counts = async () =>
      (await countSkipped(knex)).map(
        ({ account, region, rule, count }) =>
          `${account} ${region} ${rule} ${count}`,
      );
    const sweep = async (place: typeof administrator, day: number) =>
      await DatabaseDirtyRecords.create({
        knex,
        issues: store.issues,
      }).onCompleteSweep({
        target: {
          source: 'main',
          partition: 'aws',
          role: 'administrator',
          ...place,
        },
        observedFrom: time(day),
        startedAt: time(day),
        finishedAt: time(day),
        resumed: false,
        records: 1,
      });
    return { knex, store, ingest, counts, sweep };
  }
  const low = (
    bucket: string,
    over: Parameters<typeof controlFinding>[0] = {},
  ) => controlFinding({ bucket, severity: 'LOW', ...over });

  it('are counted as they are now, by account, Region and rule, from reads and events', async () => {
    const { knex, ingest, counts } = await setUp();
    const broken = low('broken', {
      status: 'NOT_AVAILABLE',
      recordState: 'ARCHIVED',
    });
    await ingest([
      low('a'),
      low('b'),
      // Linked to the home Region, where it is read
      low('c', { region: 'us-east-1' }),
      broken,
      low('d', { account: '444455556666' }),
      controlFinding({ bucket: 'stored' }),
    ]);
    const expected = [
      '111122223333 eu-west-1 security-hub severity-floor 3',
      '111122223333 eu-west-1 security-hub broken-config-rule 1',
      '444455556666 eu-west-1 security-hub severity-floor 1',
    ];
    expect(await counts()).toEqual(expected);
    // Again, by both ways, and one that is seen elsewhere than it is read
    await ingest([low('a'), low('b')]);
    await ingest([low('a'), broken], { channel: 'push' });
    await ingest([low('e', { account: '777788889999' })], { channel: 'push' });
    expect(await counts()).toEqual(expected);
    await ingest([low('new'), low('new', { region: 'us-east-1' })], {
      channel: 'push',
    });
    await ingest([low('e', { account: '777788889999' })], { own: true });
    expect(await counts()).toEqual([
      '111122223333 eu-west-1 security-hub severity-floor 5',
      ...expected.slice(1, 3),
      '777788889999 eu-west-1 security-hub severity-floor 1',
    ]);

    // One that rises is stored, and one that falls is not any more
    await ingest(
      [
        low('a', { severity: 'HIGH', updatedAt: time(19) }),
        low('stored', { updatedAt: time(19) }),
        low('d', { account: '444455556666', severity: 'CRITICAL' }),
      ],
      { channel: 'push', day: 21 },
    );
    expect(await counts()).toEqual([
      '111122223333 eu-west-1 security-hub severity-floor 5',
      '111122223333 eu-west-1 security-hub broken-config-rule 1',
      '777788889999 eu-west-1 security-hub severity-floor 1',
    ]);
    const stored = await knex('finding_records').pluck('record_key');
    const left = await knex('skipped_records').pluck('record_key');
    expect(stored).toHaveLength(2);
    expect(left.filter(key => stored.includes(key))).toEqual([]);
  });

  it('are forgotten when their reader does not meet them, or when nobody reads them', async () => {
    const { knex, store, ingest, counts, sweep } = await setUp();
    await ingest([low('gone'), low('kept')]);
    await ingest([low('own', { account: '777788889999' })], { own: true });
    await ingest([low('kept')], { day: 22 });
    await sweep(administrator, 21);
    expect(await counts()).toEqual([
      '111122223333 eu-west-1 security-hub severity-floor 1',
      '777788889999 eu-west-1 security-hub severity-floor 1',
    ]);
    await Retention.create({
      knex,
      issues: store.issues,
      settings: { archived: { days: 30 }, rejected: { days: 30 } },
      now: () => new Date('2026-12-21T11:00:00.000Z'),
      logger: mockServices.logger.mock(),
    }).run();
    expect(await counts()).toEqual([
      '111122223333 eu-west-1 security-hub severity-floor 1',
    ]);
  });

  it('are not known when the batch is not stored', async () => {
    const { knex, ingest, counts } = await setUp();
    await knex.schema.renameTable('account_events', 'away');
    await expect(
      ingest([low('a'), controlFinding()], { channel: 'push' }),
    ).rejects.toThrow('account_events');
    expect(await counts()).toEqual([]);
    expect(await knex('findings')).toHaveLength(0);
  });

  it('go by the newest version, whatever the order and number of deliveries', async () => {
    const { knex, ingest, counts } = await setUp();
    const version = fc.record({
      severity: fc.constantFrom('LOW', 'HIGH'),
      day: fc.integer({ min: 10, max: 19 }),
    });
    let number = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(version, { selector: ({ day }) => day, minLength: 2 }),
        fc.infiniteStream(fc.nat()),
        fc.boolean(),
        async (versions, dice, together) => {
          number += 1;
          const bucket = `many-${number}`;
          const pick = () =>
            versions[(dice.next().value ?? 0) % versions.length];
          const deliveries = [...versions, pick(), pick(), pick()]
            .map(each => ({ each, key: dice.next().value ?? 0 }))
            .sort((one, other) => one.key - other.key)
            .map(({ each: { severity, day } }) => ({
              day,
              document: controlFinding({
                bucket,
                severity,
                updatedAt: time(day),
              }),
            }));
          if (together) {
            await ingest(deliveries.map(({ document }) => document));
          } else {
            for (const { document, day } of deliveries) {
              await ingest([document], { day, channel: 'push' });
            }
          }
          const [newest] = [...versions].sort((a, b) => b.day - a.day);
          const stored = await knex('findings').where(
            'resource_id',
            `arn:aws:s3:::${bucket}`,
          );
          const left = await counts();
          expect([stored.length, left.length]).toEqual(
            newest.severity === 'HIGH' ? [1, 0] : [0, 1],
          );
          await knex('skipped_records').delete();
        },
      ),
      { numRuns: 25 },
    );
  });
});

it('a sweep does not wait for a record that is being seen', async () => {
  if (!databases.supports('POSTGRES_18')) {
    throw new Error('This needs PostgreSQL');
  }
  const knex = await databases.init('POSTGRES_18');
  const store = await createStore(knex);
  const row = (key: string) => ({
    record_key: key,
    source: 'main',
    account: '111122223333',
    region: home,
    reader: `999900001111/${home}`,
    format: 'asff',
    rule: 'inspector no-fix',
    provider_order: '[]',
    customer_order: '[]',
    seen_at: time(19),
  });
  await knex('skipped_records').insert([row('seen'), row('gone')]);
  await knex.transaction(async transaction => {
    await transaction('skipped_records')
      .where({ record_key: 'seen' })
      .update({ seen_at: time(22) });
    await DatabaseDirtyRecords.create({
      knex,
      issues: store.issues,
    }).onCompleteSweep({
      target: {
        source: 'main',
        partition: 'aws',
        role: 'administrator',
        ...administrator,
      },
      observedFrom: time(21),
      startedAt: time(21),
      finishedAt: time(21),
      resumed: false,
      records: 1,
    });
  });
  expect(await knex('skipped_records').pluck('record_key')).toEqual(['seen']);
});
