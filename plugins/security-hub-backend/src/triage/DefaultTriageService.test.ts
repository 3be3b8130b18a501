import { TestDatabases } from '@backstage/backend-test-utils';
import { controlFinding } from '../__testUtils__/controlFinding';
import {
  caller,
  other,
  entityRef,
  unknownKey,
  setUpTriage,
} from '../__testUtils__/triageStore';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

it('runs on PostgreSQL and on SQLite', () => {
  expect(databases.eachSupportedId().map(([id]) => id)).toEqual([
    'POSTGRES_18',
    'SQLITE_3',
  ]);
});

const jane = caller.userEntityRef;

describe.each(databases.eachSupportedId())('decisions, %p', databaseId => {
  it('stores a decision with all that follows from it', async () => {
    const knex = await databases.init(databaseId);
    const test = await setUpTriage(knex);
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
        refused: [{ findingKey: unknownKey, reason: 'not-owner' }],
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
      { at: expect.any(String), event: 'first-seen' },
      {
        at: '2026-11-20T12:00:00.000Z',
        event: 'decision-made',
        by: 'user:default/jane',
        to: 'accept-risk',
        decisionId: decision.id,
        detail: 'A public web site',
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
    const test = await setUpTriage(knex);
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
    const test = await setUpTriage(knex);
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
      (await test.triage.historyOf(orders)).map(
        ({ event, by, from, to, detail }) => [event, by, from, to, detail],
      ),
    ).toEqual([
      ['first-seen', undefined, undefined, undefined, undefined],
      ['decision-made', jane, undefined, 'accept-risk', 'A public web site'],
      ['decision-ended', jane, 'accepted', 'acknowledged', 'superseded'],
      ['decision-made', jane, undefined, 'acknowledge', undefined],
      ['decision-ended', jane, 'acknowledged', 'open', 'reopened'],
      ['decision-made', jane, undefined, 'reopen', undefined],
    ]);
  });

  it('leaves exactly one decision active when several are made at once', async () => {
    const knex = await databases.init(databaseId);
    const test = await setUpTriage(knex);
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
});
