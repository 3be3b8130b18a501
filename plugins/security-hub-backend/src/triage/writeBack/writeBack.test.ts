import { TestDatabases } from '@backstage/backend-test-utils';
import { controlFinding } from '../../__testUtils__/controlFinding';
import {
  administrator,
  after,
  buckets,
  day,
  endsAt,
  pay,
  roleOf,
  shop,
  shown,
  startWorld,
  stopWorlds,
  writes,
} from '../../__testUtils__/writeBackWorld';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

afterEach(stopWorlds);

describe.each(databases.eachSupportedId())('write-back, %p', databaseId => {
  it('writes an acceptance in the member, verifies it, and takes it back on its day', async () => {
    const knex = await databases.init(databaseId);
    const world = await startWorld(
      knex,
      [
        ...buckets(2),
        controlFinding({ bucket: 'bucket-2', account: pay }),
        controlFinding({
          bucket: 'bucket-3',
          account: pay,
          region: 'us-east-1',
        }),
      ],
      { simulator: { updateDelay: { seconds: 50 } } },
    );
    const { simulator, tasks, triage } = world;
    const keys = await world.keys();
    const { id } = await world.decide('accept-risk', keys);
    simulator.control.clearCallCounts();

    await expect(tasks.writePending()).resolves.toBe(4);
    await expect(tasks.writePending()).resolves.toBe(0);
    expect(await world.states(id)).toEqual(
      Array(4).fill(['written', undefined]),
    );
    // Two of one account and Region go together.
    expect(writes(world)).toEqual([
      [shop, 1],
      [pay, 1],
      [pay, 1],
    ]);
    // Not at once: AWS takes its time.
    await expect(tasks.verifyWritten()).resolves.toBe(0);
    expect(shown(simulator)).toEqual(Array(4).fill('NEW'));

    world.wait(1);
    await expect(tasks.verifyWritten()).resolves.toBe(4);
    expect(shown(simulator)).toEqual(Array(4).fill('SUPPRESSED'));
    expect(await world.states(id)).toEqual(
      Array(4).fill(['verified', undefined]),
    );
    for (const { finding } of simulator.control.listRecords()) {
      expect(finding.UserDefinedFields).toEqual({
        backstageDecision: id,
        backstageEnds: endsAt,
        backstageLink: `http://localhost:7007/catalog/default/component/checkout/security?decision=${id}`,
      });
      expect(finding.Note).toMatchObject({
        UpdatedBy: 'backstage-security-hub',
      });
      expect(JSON.stringify(finding)).not.toMatch(/jane|approved|by-design/i);
    }
    // The store has followed.
    expect(await knex('findings').distinct('status', 'aws_status')).toEqual([
      { status: 'accepted', aws_status: 'accepted' },
    ]);
    const history = await triage.historyOf(keys[0]);
    expect(history.map(({ event, to }) => [event, to])).toEqual([
      ['first-seen', undefined],
      ['decision-made', 'accept-risk'],
      ['write-back-written', 'SUPPRESSED'],
      ['write-back-verified', 'SUPPRESSED'],
    ]);

    world.wait(11 * day);
    await expect(tasks.expireDue()).resolves.toBe(1);
    await tasks.writePending();
    world.wait(1);
    await tasks.verifyWritten();
    expect(shown(simulator)).toEqual(Array(4).fill('NEW'));
    const lapsed = await triage.get(id);
    expect(lapsed).toMatchObject({ state: 'ended', endedBy: 'expiry' });
    expect(lapsed.results.map(({ state }) => state)).toEqual(
      Array(4).fill('verified'),
    );
    expect(
      await knex('findings').distinct('status', 'aws_status', 'decision_id'),
    ).toEqual([{ status: 'open', aws_status: 'open', decision_id: null }]);
    expect(
      simulator.control.listRecords()[0].finding.UserDefinedFields,
    ).toEqual(
      expect.objectContaining({
        backstageEnds: expect.stringMatching(/^ended 20/),
      }),
    );
  });

  it('leaves an acceptance alone that AWS has forgotten, until and beyond its day', async () => {
    const knex = await databases.init(databaseId);
    const world = await startWorld(knex, buckets(1));
    const { simulator, tasks, store } = world;
    const { id } = await world.decide('accept-risk', await world.keys());
    await tasks.writePending();
    world.wait(1);
    await tasks.verifyWritten();
    expect(await world.states(id)).toEqual([['verified', undefined]]);

    // As after a restart of the demo: AWS is as it was in the beginning, the portal's database is not
    simulator.control.patch(
      {},
      { Workflow: { Status: 'NEW' }, UserDefinedFields: {}, Note: undefined },
    );
    const readAgain = async (minutes: number) =>
      await store.ingest(
        simulator.control.listRecords().map(({ finding }) => finding),
        after(minutes),
      );
    world.wait(day);
    await readAgain(day);
    simulator.control.clearCallCounts();
    const work = async () => [
      await tasks.writePending(),
      await tasks.verifyWritten(),
    ];
    expect(await work()).toEqual([0, 0]);
    const read = async () =>
      await knex('findings').first('status', 'aws_status', 'workflow');
    expect(await read()).toEqual({
      status: 'accepted',
      aws_status: 'open',
      workflow: 'NEW',
    });

    world.wait(10 * day);
    await expect(tasks.expireDue()).resolves.toBe(1);
    expect(await work()).toEqual([1, 0]);
    await readAgain(12 * day);
    expect(await work()).toEqual([0, 0]);
    expect(writes(world)).toEqual([]);
    expect(await read()).toMatchObject({ status: 'open', aws_status: 'open' });
    expect(await world.states(id)).toEqual([['not-needed', undefined]]);
  });

  it('writes nothing on what passed since, and does not take back what others suppressed', async () => {
    const knex = await databases.init(databaseId);
    const world = await startWorld(knex, buckets(3));
    const { simulator, tasks } = world;
    const keys = await world.keys();
    const ids = simulator.control
      .listRecords()
      .map(record => record.finding.Id as string);
    const { id } = await world.decide('accept-risk', keys);
    simulator.control.pass({ id: ids[0] });
    simulator.control.patch(
      { id: ids[1] },
      { Workflow: { Status: 'SUPPRESSED' } },
    );
    await world.store.ingest(
      simulator.control.listRecords().map(({ finding }) => finding),
      after(1),
    );
    await tasks.writePending();
    const { results } = await world.triage.get(id);
    expect(results.map(({ state, message }) => [state, message])).toEqual(
      expect.arrayContaining([
        ['not-needed', 'It passes: nothing is written'],
        ['not-needed', 'AWS shows it already'],
        ['written', undefined],
      ]),
    );
    world.wait(11 * day);
    await tasks.expireDue();
    await tasks.writePending();
    expect(shown(simulator)).toEqual(['RESOLVED', 'SUPPRESSED', 'NEW']);
  });

  it.each(['replace', 'merge'] as const)(
    'keeps the fields and notes of others (UserDefinedFields %s)',
    async userDefinedFields => {
      const knex = await databases.init(databaseId);
      const world = await startWorld(
        knex,
        [
          controlFinding({
            bucket: 'a',
            overrides: { UserDefinedFields: { ticket: 'OPS-1' } },
          }),
          controlFinding({
            bucket: 'b',
            overrides: {
              Note: {
                Text: 'Ours',
                UpdatedBy: 'siem',
                UpdatedAt: '2026-11-01T00:00:00.000Z',
              },
            },
          }),
          controlFinding({ bucket: 'c' }),
        ],
        { simulator: { switches: { userDefinedFields } } },
      );
      await world.decide('acknowledge', await world.keys());
      await world.tasks.writePending();
      expect(shown(world.simulator)).toEqual(Array(3).fill('NOTIFIED'));
      const [a, b, c] = world.simulator.control
        .listRecords()
        .map(record => record.finding);
      expect(a.UserDefinedFields).toEqual({ ticket: 'OPS-1' });
      expect(a.Note).toBeUndefined();
      expect(b.Note).toMatchObject({ Text: 'Ours', UpdatedBy: 'siem' });
      expect(b.UserDefinedFields).toBeUndefined();
      expect(c.UserDefinedFields).toMatchObject({ backstageEnds: 'open' });
    },
  );

  it.each(['stays', 'resolved'] as const)(
    'takes an acceptance back also where it ended while the control passed (SUPPRESSED that passes %s)',
    async suppressedThatPasses => {
      const knex = await databases.init(databaseId);
      const world = await startWorld(knex, buckets(1), {
        simulator: { switches: { suppressedThatPasses } },
      });
      const { simulator, tasks, store } = world;
      const read = async () =>
        await store.ingest(
          simulator.control.listRecords().map(({ finding }) => finding),
          simulator.control.now().toISOString(),
        );
      const { id } = await world.decide('accept-risk', await world.keys());
      await tasks.writePending();
      world.wait(1);
      await tasks.verifyWritten();
      world.wait(60);
      simulator.control.pass({});
      await read();
      world.wait(11 * day);
      await tasks.expireDue();
      await tasks.writePending();
      expect(await world.states(id)).toEqual([['not-needed', undefined]]);
      const passed =
        suppressedThatPasses === 'stays' ? 'SUPPRESSED' : 'RESOLVED';
      expect(shown(simulator)).toEqual([passed]);

      world.wait(60);
      simulator.control.fail({});
      await read();
      await tasks.writePending();
      expect(shown(simulator)).toEqual(['NEW']);
      world.wait(1);
      await tasks.verifyWritten();
      expect(await knex('findings').pluck('status')).toEqual(['open']);
      // Once is enough.
      await read();
      await expect(tasks.writePending()).resolves.toBe(0);
    },
  );

  it('writes through the administrator, all accounts in one call, except where a name fits two records', async () => {
    const knex = await databases.init(databaseId);
    const twin = {
      Id: 'twin',
      ProductArn: 'arn:aws:securityhub:::product/acme/scanner',
    };
    const world = await startWorld(
      knex,
      [
        controlFinding({ bucket: 'a' }),
        controlFinding({ bucket: 'b', account: pay, region: 'us-east-1' }),
        controlFinding({ bucket: 'c', overrides: twin }),
        controlFinding({ bucket: 'd', account: pay, overrides: twin }),
      ],
      { mode: 'administrator' },
    );
    const { simulator, tasks } = world;
    const keys = await world.keys();
    expect(keys).toHaveLength(4);
    const { id } = await world.decide('accept-risk', keys.slice(0, 3));
    simulator.control.clearCallCounts();
    await tasks.writePending();
    expect(writes(world)).toEqual([
      [shop, 1],
      [administrator, 1],
    ]);
    expect(shown(simulator)).toEqual([
      'SUPPRESSED',
      'SUPPRESSED',
      'SUPPRESSED',
      'NEW',
    ]);
    world.wait(1);
    await tasks.verifyWritten();
    expect(await world.states(id)).toEqual(
      Array(3).fill(['verified', undefined]),
    );
  });

  it('writes through the administrator where the write in the member does not hold', async () => {
    const knex = await databases.init(databaseId);
    const world = await startWorld(
      knex,
      [
        controlFinding({ bucket: 'a' }),
        controlFinding({ bucket: 'b', account: pay }),
      ],
      {
        mode: 'member-then-administrator',
      },
    );
    const { simulator, tasks } = world;
    simulator.control.deleteRole(roleOf(pay, 'hub-write'));
    const { id } = await world.decide('accept-risk', await world.keys());
    await tasks.writePending();
    // One was refused in the member, and made by the administrator at once; the other is undone by somebody.
    expect(shown(simulator)).toEqual(['SUPPRESSED', 'SUPPRESSED']);
    simulator.control.patch(
      { accountId: shop },
      { Workflow: { Status: 'NEW' } },
    );
    world.wait(1);
    await tasks.verifyWritten();
    world.wait(2);
    await tasks.verifyWritten();
    expect((await world.states(id)).sort()).toEqual([
      ['pending', 'NotSeen'],
      ['verified', undefined],
    ]);
    await tasks.writePending();
    expect(shown(simulator)).toEqual(['SUPPRESSED', 'SUPPRESSED']);
    world.wait(1);
    await tasks.verifyWritten();
    expect(await world.states(id)).toEqual(
      Array(2).fill(['verified', undefined]),
    );
    expect(await knex('outbox').pluck('route')).toEqual([
      'administrator',
      'administrator',
    ]);
  });

  it('reopens: AWS shows NEW, and the reopening has done its work', async () => {
    const knex = await databases.init(databaseId);
    const world = await startWorld(knex, [
      controlFinding({ bucket: 'a' }),
      controlFinding({ bucket: 'b', workflow: 'SUPPRESSED' }),
    ]);
    const { simulator, tasks, triage } = world;
    const keys = await world.keys();
    const accepted = await world.decide('accept-risk', [keys[0]]);
    await tasks.writePending();
    // Before the store has seen the acceptance in AWS.
    const reopened = await world.decide('reopen', keys);
    await expect(triage.get(accepted.id)).resolves.toMatchObject({
      state: 'ended',
      endedBy: 'reopened',
    });
    await tasks.writePending();
    expect(shown(simulator)).toEqual(['NEW', 'NEW']);
    expect(await knex('findings').distinct('status')).toEqual([
      { status: 'open' },
    ]);
    world.wait(1);
    await tasks.verifyWritten();
    await expect(triage.get(reopened.id)).resolves.toMatchObject({
      state: 'ended',
      endedBy: 'applied',
    });
    expect(await knex('findings').distinct('status', 'decision_id')).toEqual([
      { status: 'open', decision_id: null },
    ]);
  });
});
