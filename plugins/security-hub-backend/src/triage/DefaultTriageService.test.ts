import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { controlFinding } from '../__testUtils__/controlFinding';
import { createStore, testSettings } from '../__testUtils__/createStore';
import { migrationsDirectory } from '../database/migrations';
import { DefaultTriageService } from './DefaultTriageService';
import { DefaultTriageTasks } from './DefaultTriageTasks';
import { claimRowsToWrite } from '../database/operations/triage/claimOutboxRows';
import { HubError } from '../aws/HubError';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const caller = { userEntityRef: 'user:default/jane' };
const other = { userEntityRef: 'user:default/john' };
const entityRef = 'component:default/checkout';
const unknownKey = '0'.repeat(64);

async function setUp(knex: Knex, mode: 'member' | 'off' = 'member') {
  let now = new Date('2026-11-20T12:00:00.000Z');
  const clock = () => now;
  const settings = testSettings({ writeBack: { mode } });
  const store = await createStore(knex, { settings, now: clock });
  const triage = DefaultTriageService.create({
    database: knex,
    settings,
    clock,
  });
  const tasks = DefaultTriageTasks.create({
    database: knex,
    settings,
    clock,
    random: () => 0,
    logger: mockServices.logger.mock(),
    ingestor: store.ingestor,
    gateways: {
      forTarget: async ({ account }) => {
        throw new HubError('denied', `AWS denies access to ${account}`);
      },
    },
  });
  const keyOf = async (bucket: string): Promise<string> => {
    const row = await knex('findings')
      .where('resource_name', bucket)
      .first('key');
    return row.key;
  };
  return {
    ...store,
    triage,
    tasks,
    keyOf,
    advance: (to: string) => {
      now = new Date(to);
    },
    finding: async (key: string) =>
      await knex('findings')
        .where({ key })
        .first('status', 'aws_status', 'decision_id', 'decision_ends_at'),
    accept: async (findingKeys: string[], by = caller) =>
      await triage.decide({
        entityRef,
        caller: by,
        findingKeys,
        request: {
          kind: 'accept-risk',
          findingKeys,
          reason: 'by-design',
          justification: 'A public web site',
          endsAt: '2026-12-20T00:00:00.000Z',
        },
      }),
    decide: async (kind: 'acknowledge' | 'reopen', findingKeys: string[]) =>
      await triage.decide({
        entityRef,
        caller,
        findingKeys,
        request: { kind, findingKeys },
      }),
  };
}

it('runs on PostgreSQL and on SQLite', () => {
  expect(databases.eachSupportedId().map(([id]) => id)).toEqual([
    'POSTGRES_18',
    'SQLITE_3',
  ]);
});

describe.each(databases.eachSupportedId())('decisions, %p', databaseId => {
  it('stores a decision with all that follows from it', async () => {
    const knex = await databases.init(databaseId);
    const test = await setUp(knex);
    await test.ingest([
      controlFinding({ bucket: 'orders' }),
      controlFinding({ bucket: 'invoices', status: 'PASSED' }),
    ]);
    const orders = await test.keyOf('orders');
    const invoices = await test.keyOf('invoices');

    await expect(
      test.triage.preview({
        request: { kind: 'accept-risk' },
        findingKeys: [orders, invoices],
        notOwned: [unknownKey],
      }),
    ).resolves.toEqual({
      covered: 1,
      records: 1,
      notCovered: [
        { findingKey: unknownKey, reason: 'not-owner' },
        { findingKey: invoices, reason: 'not-decidable' },
      ],
      latestEnd: '2027-11-20T12:00:00.000Z',
      reasons: expect.arrayContaining(['by-design']),
      writeBack: 'member',
    });

    const decision = await test.accept([orders, invoices]);
    expect(decision).toEqual({
      id: expect.any(String),
      kind: 'accept-risk',
      entityRef,
      reason: 'by-design',
      justification: 'A public web site',
      createdAt: '2026-11-20T12:00:00.000Z',
      createdBy: 'user:default/jane',
      endsAt: '2026-12-20T00:00:00.000Z',
      endedAt: undefined,
      endedBy: undefined,
      state: 'active',
      results: expect.arrayContaining([
        {
          findingKey: orders,
          state: 'pending',
          records: 1,
          code: undefined,
          message: undefined,
          updatedAt: '2026-11-20T12:00:00.000Z',
        },
        {
          findingKey: invoices,
          state: 'not-needed',
          records: 0,
          code: 'not-decidable',
          message: 'It does not fail: there is nothing to decide',
        },
      ]),
    });
    expect(await test.finding(orders)).toEqual({
      status: 'accepted',
      aws_status: 'open',
      decision_id: decision.id,
      decision_ends_at: '2026-12-20T00:00:00.000Z',
    });
    expect(await test.finding(invoices)).toMatchObject({
      status: 'resolved',
      decision_id: null,
    });
    expect(await test.triage.historyOf(orders)).toEqual([
      expect.objectContaining({ event: 'first-seen' }),
      {
        at: '2026-11-20T12:00:00.000Z',
        event: 'decision-made',
        by: 'user:default/jane',
        from: 'open',
        to: 'accepted',
        decisionId: decision.id,
        detail: 'accept-risk',
      },
    ]);
    expect(await knex('decision_events')).toEqual([
      expect.objectContaining({
        decision_id: decision.id,
        event: 'made',
        by: 'user:default/jane',
      }),
    ]);
    await expect(test.triage.get(decision.id)).resolves.toEqual(decision);
  });

  it('writes nothing where nothing can be decided', async () => {
    const knex = await databases.init(databaseId);
    const test = await setUp(knex);
    await test.ingest([
      controlFinding({ bucket: 'orders' }),
      controlFinding({ bucket: 'old', recordState: 'ARCHIVED' }),
    ]);
    const orders = await test.keyOf('orders');
    const old = await test.keyOf('old');

    await expect(test.accept([orders, unknownKey])).rejects.toThrow(
      `No finding with key ${unknownKey}`,
    );
    await expect(test.accept([old])).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('archived'),
    });
    await expect(test.decide('reopen', [orders])).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('open already'),
    });
    await expect(
      test.triage.decide({
        entityRef,
        caller,
        findingKeys: [orders],
        request: { kind: 'accept-risk', findingKeys: [orders] },
      }),
    ).rejects.toMatchObject({ name: 'InputError' });
    await expect(test.triage.get('none')).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    for (const table of [
      'decisions',
      'decision_findings',
      'decision_events',
      'outbox',
    ]) {
      expect(await knex(table)).toEqual([]);
    }
    expect(await test.finding(orders)).toMatchObject({
      status: 'open',
      decision_id: null,
    });
  });

  it('lets a later decision take the place of a former one, finding by finding', async () => {
    const knex = await databases.init(databaseId);
    const test = await setUp(knex);
    await test.ingest([
      controlFinding({ bucket: 'orders' }),
      controlFinding({ bucket: 'invoices' }),
    ]);
    const orders = await test.keyOf('orders');
    const invoices = await test.keyOf('invoices');
    const first = await test.accept([orders, invoices]);
    const second = await test.decide('acknowledge', [orders]);

    expect(await test.finding(orders)).toMatchObject({
      status: 'acknowledged',
      decision_id: second.id,
      decision_ends_at: null,
    });
    expect(await test.finding(invoices)).toMatchObject({
      status: 'accepted',
      decision_id: first.id,
    });
    await expect(test.triage.get(first.id)).resolves.toMatchObject({
      state: 'active',
      results: expect.arrayContaining([
        expect.objectContaining({
          findingKey: orders,
          state: 'not-needed',
          code: 'Superseded',
        }),
        expect.objectContaining({ findingKey: invoices, state: 'pending' }),
      ]),
    });
    // The same again covers nothing new.
    await expect(test.decide('acknowledge', [orders])).rejects.toMatchObject({
      name: 'ConflictError',
    });

    const third = await test.decide('reopen', [orders, invoices]);
    await expect(test.triage.get(first.id)).resolves.toMatchObject({
      state: 'ended',
      endedBy: 'reopened',
    });
    await expect(test.triage.get(second.id)).resolves.toMatchObject({
      state: 'ended',
      endedBy: 'reopened',
    });
    expect(await test.finding(invoices)).toMatchObject({
      status: 'open',
      decision_id: third.id,
    });
    expect(
      (await test.triage.historyOf(orders)).map(({ event, detail }) => [
        event,
        detail,
      ]),
    ).toEqual([
      ['first-seen', undefined],
      ['decision-made', 'accept-risk'],
      ['decision-ended', 'superseded'],
      ['decision-made', 'acknowledge'],
      ['decision-ended', 'reopened'],
      ['decision-made', 'reopen'],
    ]);
  });

  it('leaves exactly one decision active when several are made at once', async () => {
    const knex = await databases.init(databaseId);
    const test = await setUp(knex);
    await test.ingest([
      controlFinding({ bucket: 'orders' }),
      controlFinding({ bucket: 'invoices' }),
      controlFinding({ bucket: 'images' }),
    ]);
    const keys = [
      await test.keyOf('orders'),
      await test.keyOf('invoices'),
      await test.keyOf('images'),
    ];
    const made = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        test.accept(
          // Every order of every two: locks taken in the order of the request would wait in a circle.
          [keys[index % 3], keys[(index + 1 + (index % 2)) % 3]],
          index % 2 ? caller : other,
        ),
      ),
    );
    const active = await knex('decision_findings').where('state', 'active');
    expect(active.map(row => row.issue_key).sort()).toEqual([...keys].sort());
    for (const row of active) {
      expect(await test.finding(row.issue_key)).toMatchObject({
        status: 'accepted',
        decision_id: row.decision_id,
      });
      // One row of the outbox counts for each record.
      expect(
        await knex('outbox').where({
          issue_key: row.issue_key,
          superseded: false,
        }),
      ).toEqual([
        expect.objectContaining({
          decision_id: row.decision_id,
          state: 'pending',
        }),
      ]);
    }
    const stillActive = new Set(active.map(row => row.decision_id));
    for (const { id } of made) {
      const { state } = await test.triage.get(id);
      expect(state).toBe(stillActive.has(id) ? 'active' : 'ended');
    }
    // Whatever the code does, the database refuses a second one.
    await expect(
      knex('decision_findings').insert({
        decision_id: 'second',
        issue_key: keys[0],
        state: 'active',
      }),
    ).rejects.toThrow(/unique/i);
  });

  it('ends an acceptance on its day, once, and queues what AWS has to be told', async () => {
    const knex = await databases.init(databaseId);
    const test = await setUp(knex);
    await test.ingest([
      controlFinding({ bucket: 'orders' }),
      controlFinding({ bucket: 'invoices' }),
    ]);
    const orders = await test.keyOf('orders');
    const { id } = await test.accept([orders, await test.keyOf('invoices')]);

    await expect(
      test.tasks.expireDue(new Date('2026-12-19T23:59:59.999Z')),
    ).resolves.toBe(0);
    const day = new Date('2026-12-20T00:00:00.000Z');
    const ended = await Promise.all([
      test.tasks.expireDue(day),
      test.tasks.expireDue(day),
      test.tasks.expireDue(day),
    ]);
    expect(ended.reduce((a, b) => a + b)).toBe(1);
    expect(await test.finding(orders)).toMatchObject({
      status: 'open',
      decision_id: null,
      decision_ends_at: null,
    });
    await expect(test.triage.get(id)).resolves.toMatchObject({
      state: 'ended',
      endedBy: 'expiry',
      endedAt: day.toISOString(),
    });
    expect(
      (await knex('outbox').where('superseded', false)).map(row => [
        row.phase,
        row.state,
      ]),
    ).toEqual([
      ['ended', 'pending'],
      ['ended', 'pending'],
    ]);
    expect((await test.triage.historyOf(orders)).pop()).toEqual({
      at: day.toISOString(),
      event: 'decision-ended',
      by: undefined,
      from: 'accepted',
      to: 'open',
      decisionId: id,
      detail: 'expiry',
    });
  });

  it('follows what AWS says: fixed ends an acknowledgement, an acceptance stays, new records are covered', async () => {
    const knex = await databases.init(databaseId);
    const test = await setUp(knex);
    await test.ingest([
      controlFinding({ bucket: 'orders' }),
      controlFinding({ bucket: 'invoices' }),
    ]);
    const orders = await test.keyOf('orders');
    const invoices = await test.keyOf('invoices');
    const noted = await test.decide('acknowledge', [orders]);
    const accepted = await test.accept([invoices]);
    const updatedAt = '2026-11-20T12:30:00.000Z';
    const observedAt = '2026-11-20T12:31:00.000Z';
    await test.ingest(
      ['orders', 'invoices'].map(bucket =>
        controlFinding({ bucket, status: 'PASSED', updatedAt }),
      ),
      observedAt,
    );

    await expect(test.triage.get(noted.id)).resolves.toMatchObject({
      state: 'ended',
      endedBy: 'fixed',
    });
    expect(await test.finding(orders)).toMatchObject({
      status: 'resolved',
      decision_id: null,
    });
    await expect(test.triage.get(accepted.id)).resolves.toMatchObject({
      state: 'active',
    });
    expect(await test.finding(invoices)).toMatchObject({
      status: 'resolved',
      decision_id: accepted.id,
    });

    // It fails again, and once more as a finding of another standard.
    const again = controlFinding({
      bucket: 'invoices',
      updatedAt: '2026-11-20T13:00:00.000Z',
    });
    await test.ingest(
      [again, { ...again, Id: `${again.Id}-of-another-standard` }],
      '2026-11-20T13:01:00.000Z',
    );
    expect(await test.finding(invoices)).toMatchObject({
      status: 'accepted',
      decision_id: accepted.id,
    });
    const { results } = await test.triage.get(accepted.id);
    expect(results).toEqual([
      expect.objectContaining({ state: 'pending', records: 2 }),
    ]);
  });

  it('tells write-back that is off, and takes it up when asked after it was switched on', async () => {
    const knex = await databases.init(databaseId);
    const off = await setUp(knex, 'off');
    await off.ingest([controlFinding({ bucket: 'orders' })]);
    const orders = await off.keyOf('orders');
    const { id, results } = await off.accept([orders]);
    expect(results).toEqual([
      expect.objectContaining({ state: 'off', records: 1 }),
    ]);
    await expect(off.tasks.writePending()).resolves.toBe(0);
    const still = await off.triage.retry(id, caller);
    expect(still.results[0].state).toBe('off');

    const on = await setUp(knex, 'member');
    await expect(on.tasks.writePending()).resolves.toBe(0);
    const queued = await on.triage.retry(id, other);
    expect(queued.results[0].state).toBe('pending');
    await expect(on.tasks.writePending()).resolves.toBe(1);
    await expect(on.triage.get(id)).resolves.toMatchObject({
      results: [
        {
          state: 'failed',
          code: 'denied',
          message: 'AWS denies access to 111122223333',
        },
      ],
    });
    expect(
      (await knex('decision_events').orderBy('id')).map(row => [
        row.event,
        row.by,
      ]),
    ).toEqual([
      ['made', caller.userEntityRef],
      ['retried', other.userEntityRef],
      ['failed', null],
    ]);
  });

  it('gives a row to one worker, and to another one when the first is gone', async () => {
    const knex = await databases.init(databaseId);
    const test = await setUp(knex);
    const buckets = Array.from({ length: 40 }, (_, index) => `bucket-${index}`);
    await test.ingest(buckets.map(bucket => controlFinding({ bucket })));
    const keys = (await knex('findings').select('key')).map(row => row.key);
    await test.accept(keys);
    const lease = (id: string, now: string, until: string) => ({
      id,
      now: `2026-11-20T${now}:00.000Z`,
      until: `2026-11-20T${until}:00.000Z`,
    });
    const claims = await Promise.all(
      ['a', 'b', 'c', 'd'].map(id =>
        claimRowsToWrite(knex, lease(id, '12:00', '12:05'), 15),
      ),
    );
    const claimed = claims.flat().map(row => row.id);
    expect(new Set(claimed).size).toBe(claimed.length);
    // What was taken away in the same moment is found on the next round.
    const rest = await claimRowsToWrite(
      knex,
      lease('e', '12:01', '12:06'),
      100,
    );
    expect(claimed.length + rest.length).toBe(40);
    expect(
      await claimRowsToWrite(knex, lease('f', '12:04', '12:09'), 100),
    ).toEqual([]);

    // While a row is being sent a later decision waits; the dead worker's row is passed over after its lease.
    await test.decide('acknowledge', [keys[0]]);
    expect(
      await claimRowsToWrite(knex, lease('g', '12:04', '12:09'), 100),
    ).toEqual([]);
    const taken = await claimRowsToWrite(
      knex,
      lease('h', '12:07', '12:12'),
      100,
    );
    expect(taken).toHaveLength(40);
    expect(
      (await knex('outbox').where('issue_key', keys[0]).orderBy('id')).map(
        row => row.state,
      ),
    ).toEqual(['not-needed', 'sending']);
  });

  it('migrates up, down and up again', async () => {
    const knex = await databases.init(databaseId);
    const directory = migrationsDirectory();
    const tables = [
      'decisions',
      'decision_findings',
      'decision_events',
      'outbox',
    ];
    await knex.migrate.latest({ directory });
    await knex.migrate.down({
      directory,
      name: '20261101000002_decisions.js',
    });
    for (const table of tables) {
      await expect(knex.schema.hasTable(table)).resolves.toBe(false);
    }
    await expect(knex.schema.hasTable('findings')).resolves.toBe(true);
    await knex.migrate.latest({ directory });
    for (const table of tables) {
      await expect(knex.schema.hasTable(table)).resolves.toBe(true);
    }
  });
});
