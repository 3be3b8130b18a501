import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { Knex } from 'knex';
import {
  AsffRecord,
  defaultAccessKeyId,
  Simulator,
  SimulatorClock,
  SimulatorOptions,
  startSimulator,
} from 'security-hub-simulator';
import { controlFinding } from '../../__testUtils__/controlFinding';
import { createStore, testSettings } from '../../__testUtils__/createStore';
import { DefaultGatewayProvider } from '../../aws';
import { DefaultTriageService } from '../DefaultTriageService';
import { DefaultTriageTasks } from '../DefaultTriageTasks';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const administrator = '999900001111';
const shop = '111122223333';
const pay = '444455556666';
const roleOf = (account: string, name: string) =>
  `arn:aws:iam::${account}:role/${name}`;
const caller = { userEntityRef: 'user:default/jane' };
// The SDK measures the skew of the machine's own clock: a world that is far off would be about that.
const start = Math.floor(Date.now() / 60_000) * 60_000;
const day = 24 * 60;
const after = (minutes: number) =>
  new Date(start + minutes * 60_000).toISOString();
const endsAt = after(10 * day);

type World = Awaited<ReturnType<typeof startWorld>>;
let running: Array<() => Promise<void>> = [];
const endpointBefore = process.env.AWS_ENDPOINT_URL;

afterEach(async () => {
  for (const stop of running) {
    await stop();
  }
  running = [];
  process.env.AWS_ENDPOINT_URL = endpointBefore;
  if (endpointBefore === undefined) {
    delete process.env.AWS_ENDPOINT_URL;
  }
});

/** The plugin's rooms over the real SDK, against the simulator; both on one clock that only moves when told, or when somebody waits. */
async function startWorld(
  knex: Knex,
  findings: AsffRecord[],
  options: {
    mode?: 'member' | 'administrator' | 'member-then-administrator';
    memberReadRole?: boolean;
    simulator?: Partial<SimulatorOptions>;
  } = {},
) {
  let now = start;
  const clock = {
    now: () => now,
    sleep: async (milliseconds: number) => {
      now += milliseconds;
    },
  };
  const simulator = await startSimulator({
    organisation: {
      administrator,
      homeRegion: 'eu-west-1',
      linkedRegions: ['us-east-1'],
      accounts: [administrator, shop, pay].map(id => ({ id, name: id })),
      roles: [administrator, shop, pay].flatMap(account => [
        {
          arn: roleOf(account, 'hub-read'),
          allowedOperations: ['GetFindings', 'DescribeHub', 'ListMembers'],
        },
        {
          arn: roleOf(account, 'hub-write'),
          allowedOperations: ['BatchUpdateFindings'],
        },
      ]),
      findings,
    },
    clock: SimulatorClock.create(clock.now),
    ...options.simulator,
  });
  process.env.AWS_ENDPOINT_URL = simulator.url;
  const settings = testSettings({
    writeBack: { mode: options.mode ?? 'member' },
    sources: [
      {
        name: 'main',
        administrator: {
          account: administrator,
          homeRegion: 'eu-west-1',
          readRole: 'hub-read',
          writeRole: 'hub-write',
          memberWriteRole: 'hub-write',
          ...(options.memberReadRole === false
            ? {}
            : { memberReadRole: 'hub-read' }),
        },
      },
    ],
  });
  const gateways = DefaultGatewayProvider.create({
    settings,
    credentials: DefaultAwsCredentialsManager.fromConfig(
      new ConfigReader({
        aws: {
          mainAccount: {
            accessKeyId: defaultAccessKeyId,
            secretAccessKey: 'any',
          },
        },
      }),
    ),
    clock,
    random: () => 0,
    isMember: async () => true,
  });
  running.push(async () => gateways.close(), simulator.close);
  const store = await createStore(knex, {
    settings,
    now: () => new Date(now),
  });
  await store.ingest(
    simulator.control.listRecords().map(({ finding }) => finding),
    after(-60),
  );
  const common = { database: knex, settings, clock: () => new Date(now) };
  const triage = DefaultTriageService.create(common);
  const tasks = DefaultTriageTasks.create({
    ...common,
    gateways,
    ingestor: store.ingestor,
    random: () => 0,
    logger: mockServices.logger.mock(),
    timing: { reads: [{ minutes: 1 }, { minutes: 2 }] },
  });
  return {
    simulator,
    triage,
    tasks,
    store,
    knex,
    wait: (minutes: number) => {
      now += minutes * 60_000;
    },
    keys: async () => {
      const rows = await knex('findings').orderBy('resource_name');
      return rows.map(row => row.key as string);
    },
    decide: async (
      kind: 'accept-risk' | 'acknowledge' | 'reopen',
      findingKeys: string[],
    ) =>
      await triage.decide({
        entityRef: 'component:default/checkout',
        caller,
        findingKeys,
        request: {
          kind,
          findingKeys,
          ...(kind === 'accept-risk'
            ? {
                reason: 'by-design',
                justification: 'Approved by Jane Doe, jane@example.com',
                endsAt,
              }
            : {}),
        },
      }),
    states: async (id: string) => {
      const { results } = await triage.get(id);
      return results.map(result => [result.state, result.code]);
    },
  };
}

function shown(simulator: Simulator): unknown[] {
  return simulator.control
    .listRecords()
    .map(
      ({ finding }) =>
        (finding.Workflow as { Status?: string } | undefined)?.Status,
    );
}

/** Accounts in which findings were written, with the number of calls. */
function writes({ simulator }: World): Array<[string, number]> {
  return simulator.control
    .getCallCounts()
    .filter(({ operation }) => operation === 'BatchUpdateFindings')
    .map(({ accountId, calls }) => [accountId, calls] as [string, number])
    .sort();
}

const buckets = (count: number, overrides: object = {}) =>
  Array.from({ length: count }, (_, index) =>
    controlFinding({ bucket: `bucket-${index}`, ...overrides }),
  );

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
      ['first-seen', 'open'],
      ['decision-made', 'accepted'],
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

  it('reports partial failures finding by finding, tries again what may succeed, and writes the status alone where fields do not fit', async () => {
    const knex = await databases.init(databaseId);
    const world = await startWorld(knex, buckets(5));
    const { simulator, tasks } = world;
    const ids = simulator.control
      .listRecords()
      .map(record => record.finding.Id as string);
    const faults = [
      'FindingNotFound',
      'ConcurrentUpdateError',
      'FindingSizeExceeded',
      'InvalidInput',
    ];
    faults.forEach((code, index) => {
      const times =
        code === 'FindingNotFound' || code === 'InvalidInput' ? undefined : 1;
      simulator.control.addFindingFault({ id: ids[index], code, times });
    });
    const { id } = await world.decide('accept-risk', await world.keys());
    await tasks.writePending();
    const stateOf = async (index: number) => {
      const row = await knex('outbox')
        .join(
          'finding_records',
          'finding_records.record_key',
          'outbox.record_key',
        )
        .where('record_id', ids[index])
        .first('outbox.state', 'outbox.code', 'outbox.message');
      return [row.state, row.code, row.message];
    };
    expect(await stateOf(0)).toEqual([
      'failed',
      'FindingNotFound',
      'AWS does not know the finding (any more), in account 111122223333, eu-west-1',
    ]);
    expect((await stateOf(1)).slice(0, 2)).toEqual([
      'pending',
      'ConcurrentUpdateError',
    ]);
    expect((await stateOf(2)).slice(0, 2)).toEqual(['written', null]);
    expect((await stateOf(3)).slice(0, 2)).toEqual(['failed', 'InvalidInput']);
    expect((await stateOf(4)).slice(0, 2)).toEqual(['written', null]);
    expect(shown(simulator)).toEqual([
      'NEW',
      'NEW',
      'SUPPRESSED',
      'NEW',
      'SUPPRESSED',
    ]);
    const tooLarge = simulator.control.getRecord(ids[2])?.finding;
    expect(tooLarge?.UserDefinedFields).toBeUndefined();
    expect(tooLarge?.Note).toBeUndefined();

    world.wait(1);
    await tasks.writePending();
    expect((await stateOf(1)).slice(0, 2)).toEqual(['written', null]);
    simulator.control.clearFaults();
    await world.triage.retry(id, caller);
    await tasks.writePending();
    expect(shown(simulator)).toEqual(Array(5).fill('SUPPRESSED'));
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

  it('tells a denied role in words, delays no other account, and goes on when asked', async () => {
    const knex = await databases.init(databaseId);
    const world = await startWorld(knex, [
      controlFinding({ bucket: 'a' }),
      controlFinding({ bucket: 'b', account: pay }),
    ]);
    const { simulator, tasks, triage } = world;
    simulator.control.deleteRole(roleOf(shop, 'hub-write'));
    simulator.control.deny(roleOf(pay, 'hub-write'), ['BatchUpdateFindings']);
    const { id } = await world.decide('accept-risk', await world.keys());
    await tasks.writePending();
    const { results } = await triage.get(id);
    expect(results.map(({ state, code }) => [state, code]).sort()).toEqual([
      ['failed', 'denied'],
      ['failed', 'not-connected'],
    ]);
    for (const { message } of results) {
      expect(message).toMatch(/(111122223333|444455556666)/);
      expect(message).not.toMatch(/arn:|hub-write/);
    }
    simulator.control.setRole({ arn: roleOf(shop, 'hub-write') });
    simulator.control.allow(roleOf(pay, 'hub-write'));
    await triage.retry(id, caller);
    await tasks.writePending();
    world.wait(1);
    await tasks.verifyWritten();
    expect(await world.states(id)).toEqual(
      Array(2).fill(['verified', undefined]),
    );
  });

  it('fails what does not show after the last read, and does not repeat itself in between', async () => {
    const knex = await databases.init(databaseId);
    const world = await startWorld(knex, buckets(1), {
      simulator: { updateDelay: { hours: 5 } },
    });
    const { simulator, tasks } = world;
    const { id } = await world.decide('accept-risk', await world.keys());
    await tasks.writePending();
    for (const [minutes, state] of [
      [1, 'written'],
      [2, 'failed'],
    ] as const) {
      world.wait(minutes);
      await expect(tasks.verifyWritten()).resolves.toBe(1);
      await expect(tasks.verifyWritten()).resolves.toBe(0);
      expect(await world.states(id)).toEqual([[state, 'NotSeen']]);
    }
    const { results } = await world.triage.get(id);
    expect(results[0].message).toBe(
      'AWS took the write, but still shows NEW in account 111122223333, eu-west-1',
    );
    simulator.control.setUpdateDelay(0);
    await world.triage.retry(id, caller);
    await tasks.writePending();
    world.wait(1);
    await tasks.verifyWritten();
    expect(await world.states(id)).toEqual([['verified', undefined]]);
  });

  it('goes on reading when AWS is busy, and says when it could only look through the administrator', async () => {
    const knex = await databases.init(databaseId);
    const world = await startWorld(knex, buckets(1), {
      // On its own clock: the SDK takes a refusal by a world that is minutes off for a matter of clocks.
      simulator: { clock: SimulatorClock.create() },
    });
    const { simulator, tasks } = world;
    const { id } = await world.decide('accept-risk', await world.keys());
    await tasks.writePending();
    simulator.control.addFault({
      operation: 'GetFindings',
      error: { code: 'LimitExceededException', status: 429 },
    });
    for (let time = 0; time < 4; time++) {
      world.wait(5);
      await tasks.verifyWritten();
      expect(await world.states(id)).toEqual([['written', undefined]]);
    }
    simulator.control.clearFaults();
    simulator.control.deny(roleOf(shop, 'hub-read'), ['GetFindings']);
    world.wait(5);
    await tasks.verifyWritten();
    const { results } = await world.triage.get(id);
    expect(results[0]).toMatchObject({
      state: 'verified',
      message: expect.stringContaining('administrator account'),
    });
  });

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
