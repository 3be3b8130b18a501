import { TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { component, createStore } from '../../__testUtils__/createStore';
import { emptyStore } from '../../__testUtils__/emptyStore';
import { controlFinding } from '../../__testUtils__/controlFinding';
import { migrationsDirectory } from '../../database/migrations';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const checkout = component('checkout', 'group:default/team-a', {
  'aws-security-hub/account-ids': '111122223333',
  'aws-security-hub/tags': 'Service=checkout',
});
const shop = component('shop', 'group:default/team-a', {
  'aws-security-hub/account-ids': '111122223333',
});

it('runs on PostgreSQL and on SQLite', () => {
  expect(databases.eachSupportedId().map(([id]) => id)).toEqual([
    'POSTGRES_18',
    'SQLITE_3',
  ]);
});

describe.each(databases.eachSupportedId())('DefaultIngestor, %p', id => {
  it('stores issues with owners, priority and history, and follows changes', async () => {
    const knex = await databases.init(id);
    const store = await createStore(knex, { entities: [checkout, shop] });
    const failed = controlFinding({ tags: { Service: 'checkout' } });

    await expect(store.ingest([failed, failed])).resolves.toEqual({
      read: 2,
      stored: 1,
      unchanged: 1,
      rejected: 0,
    });
    const [finding] = await knex('findings');
    expect(finding).toMatchObject({
      control_id: 'S3.8',
      account: '111122223333',
      account_name: 'shop-prod',
      environment: 'prod',
      severity: 'HIGH',
      status: 'open',
      aws_status: 'open',
      record_count: 1,
    });
    expect(finding.due_at).toEqual(expect.stringMatching(/^20\d\d-.*Z$/));
    const owners = await knex('finding_owners').orderBy('entity_ref');
    expect(
      owners.map(row => [row.entity_ref, Boolean(row.is_primary), row.rank]),
    ).toEqual([
      ['component:default/checkout', true, 'account-tags'],
      ['component:default/shop', false, 'account'],
    ]);

    // The same again, from a later page, changes no row of people's concern.
    await store.ingest([failed], '2026-11-20T11:30:00.000Z');
    await store.ingest(
      [
        controlFinding({
          tags: { Service: 'checkout' },
          status: 'PASSED',
          updatedAt: '2026-11-20T11:40:00.000Z',
        }),
      ],
      '2026-11-20T11:45:00.000Z',
    );
    expect(await knex('findings').first()).toMatchObject({
      key: finding.key,
      status: 'resolved',
      first_seen_at: finding.first_seen_at,
      due_at: null,
    });
    expect(
      (await knex('finding_events').orderBy('id')).map(event => [
        event.event,
        event.from,
        event.to,
      ]),
    ).toEqual([
      ['first-seen', null, null],
      ['status-changed', 'open', 'resolved'],
    ]);
    // What passed is kept slim, until it fails again
    expect(await knex('finding_documents')).toEqual([]);
    const [passed] = await knex('finding_records');
    expect(JSON.parse(passed.normalised).provider).toMatchObject({
      title: 'Title of S3.8',
      description: '',
      requirements: [],
      resources: [{ tags: { Service: 'checkout' } }],
    });
    await store.ingest(
      [
        controlFinding({
          tags: { Service: 'checkout' },
          updatedAt: '2026-11-20T11:50:00.000Z',
        }),
      ],
      '2026-11-20T11:55:00.000Z',
    );
    const [document] = await knex('finding_documents');
    expect(JSON.parse(document.document).Compliance.Status).toBe('FAILED');
    const [failedAgain] = await knex('finding_records');
    expect(JSON.parse(failedAgain.normalised).provider).toMatchObject({
      description: 'Checks S3.8.',
      requirements: ['NIST.800-53.r5 AC-3'],
    });
  });

  it('counts the age of an issue from its first failure, over passes', async () => {
    const knex = await databases.init(id);
    const store = await createStore(knex, { entities: [shop] });
    const at = (status: 'PASSED' | 'FAILED', day: number) => ({
      ...controlFinding({
        status,
        updatedAt: `2026-11-${day}T10:00:00.000Z`,
      }),
      FirstObservedAt: `2026-11-${day}T09:00:00.000Z`,
    });
    const firstSeen = async () =>
      (await knex('findings').first('first_seen_at')).first_seen_at;
    await store.ingest([at('PASSED', 10)], '2026-11-10T11:00:00.000Z');
    await store.ingest([at('FAILED', 14)], '2026-11-14T11:00:00.000Z');
    expect(await firstSeen()).toBe('2026-11-14T09:00:00.000Z');
    await store.ingest([at('PASSED', 16)], '2026-11-16T11:00:00.000Z');
    await store.ingest([at('FAILED', 18)], '2026-11-18T11:00:00.000Z');
    expect(await firstSeen()).toBe('2026-11-14T09:00:00.000Z');
  });

  it('keeps what it cannot read, with its reason, once', async () => {
    const knex = await databases.init(id);
    const store = await createStore(knex);
    const broken = [{ Id: 'lonely' }, 'no object', { Title: 'no id' }];
    for (let time = 0; time < 2; time += 1) {
      const result = await store.ingest([
        ...(broken as never[]),
        controlFinding({ overrides: { Title: 'nul \u0000 and \ud800' } }),
      ]);
      expect(result.rejected).toBe(3);
    }
    expect(
      (await knex('rejected_records').orderBy('reason')).map(row => row.reason),
    ).toEqual(['no-account-and-no-resource', 'no-id', 'not-an-object']);
    expect(await knex('findings').count({ n: '*' })).toEqual([
      { n: expect.anything() },
    ]);
    expect((await knex('findings').first()).title).not.toContain('\u0000');
  });

  it('gives the same rows whatever the order and number of deliveries', async () => {
    const versions = [
      controlFinding({ updatedAt: '2026-11-01T10:00:00.000Z' }),
      controlFinding({
        updatedAt: '2026-11-02T10:00:00.000Z',
        severity: 'LOW',
      }),
      controlFinding({
        updatedAt: '2026-11-03T10:00:00.000Z',
        status: 'PASSED',
      }),
      controlFinding({
        updatedAt: '2026-11-04T10:00:00.000Z',
        workflow: 'NOTIFIED',
      }),
    ].map((document, hour) => ({
      document,
      observedAt: `2026-11-05T0${hour}:00:00.000Z`,
    }));
    const knex = await databases.init(id);
    const store = await createStore(knex, { entities: [shop] });
    const rows = async () => ({
      findings: await knex('findings').select(
        'key',
        'status',
        'severity',
        'workflow',
        'compliance',
        'title',
      ),
      records: await knex('finding_records').select(
        'record_key',
        'provider_order',
        'customer_order',
        'normalised',
      ),
    });
    const deliver = async (order: number[]) => {
      await emptyStore(knex);
      for (const index of order) {
        await store.ingestor.ingest({
          source: 'main',
          readFrom: { account: '999900001111', region: 'eu-west-1' },
          observations: [versions[index]],
        });
      }
      return await rows();
    };
    const expected = await deliver([0, 1, 2, 3]);
    await fc.assert(
      fc.asyncProperty(
        fc
          .shuffledSubarray([0, 1, 2, 3, 0, 1, 2, 3], { minLength: 8 })
          .filter(order => new Set(order).size === 4),
        async order => {
          expect(await deliver(order)).toEqual(expected);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('gives findings to new owners when the catalog changes, and takes them away', async () => {
    const knex = await databases.init(id);
    const store = await createStore(knex, { entities: [shop] });
    await store.ingest([controlFinding({ tags: { Service: 'checkout' } })]);
    const owners = async () =>
      (await knex('finding_owners').orderBy('entity_ref')).map(row => [
        row.entity_ref,
        Boolean(row.is_primary),
      ]);
    expect(await owners()).toEqual([['component:default/shop', true]]);
    await store.refresh([shop, checkout]);
    expect(await owners()).toEqual([
      ['component:default/checkout', true],
      ['component:default/shop', false],
    ]);
    await store.refresh([checkout]);
    expect(await owners()).toEqual([['component:default/checkout', true]]);
    await store.refresh([]);
    // Nobody claims it any longer: it falls to the account's owner.
    expect(await owners()).toEqual([['group:default/team-a', true]]);
  });

  it('migrates down and up again', async () => {
    const knex = await databases.init(id);
    const directory = migrationsDirectory();
    await knex.migrate.latest({ directory });
    await knex.migrate.rollback({ directory }, true);
    expect(await knex.schema.hasTable('findings')).toBe(false);
    expect(await knex.schema.hasTable('outbox')).toBe(false);
    await knex.migrate.latest({ directory });
    expect(await knex.schema.hasTable('findings')).toBe(true);
  });
});
