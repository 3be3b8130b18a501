import { TestDatabases } from '@backstage/backend-test-utils';
import { readSamples } from '../../__testUtils__/readSamples';
import { SourceSettings } from '../../config';
import {
  administrator,
  home,
  member,
  productArn,
  PullWorld,
  record,
  records as many,
  startPullWorld,
} from './__testUtils__/pullWorld';
import { RecordingIngestor } from './__testUtils__/RecordingIngestor';
import { isFullReadDue } from './isFullReadDue';
import { PullTarget, pullTargets } from './pullTargets';

jest.setTimeout(60_000);

const readRole = `arn:aws:iam::${member}:role/read`;

const organisation: SourceSettings = {
  name: 'organisation',
  partition: 'aws',
  administrator: {
    account: administrator,
    homeRegion: home,
    strategy: 'aggregator',
    discovery: 'security-hub',
  },
  service: 'cspm',
};
const single: SourceSettings = {
  name: 'single',
  partition: 'aws',
  service: 'cspm',
  accounts: [{ account: member, regions: [home], readRole: 'read' }],
};

const samples = readSamples('asff-plain.jsonl');
// The reason is printed by readSamples
const whenPresent = samples ? describe : describe.skip;

describe('Puller', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let world: PullWorld;
  let ingestor: RecordingIngestor;

  const start = async (findings: Record<string, unknown>[]) => {
    world = await startPullWorld({
      knex: await databases.init('SQLITE_3'),
      sources: [organisation, single],
      organisation: {
        accounts: [
          { id: administrator, name: 'security' },
          { id: member, name: 'checkout' },
          { id: '444455556666', name: 'old', memberStatus: 'Removed' },
        ],
        roles: [{ arn: readRole }],
        findings,
      },
    });
    ingestor = new RecordingIngestor();
  };

  /** A new one knows nothing of what the one before had in memory. */
  const createPuller = () => {
    const { puller } = world.createProcess(ingestor);
    const { clock, states, schedules } = world;
    return {
      readAll: async (target: PullTarget, signal?: AbortSignal) => {
        const state = await states.get(target);
        if (target.role === 'administrator') {
          await puller.run('members', target, { signal });
        }
        if (isFullReadDue(state, clock.now(), schedules)) {
          const until = clock.now() + 3 * 60_000;
          const breakOff = () => clock.now() > until;
          await puller.run('full', target, { signal, breakOff });
        }
      },
      readChanges: async (target: PullTarget) =>
        await puller.run('changes', target),
      sweepStatus: async (target: PullTarget) =>
        await puller.run('sweep', target),
      readDirty: async (target: PullTarget) =>
        await puller.run('dirty', target),
    };
  };

  afterEach(async () => {
    await world.close();
  });

  const [whole] = pullTargets(organisation);
  const [alone] = pullTargets(single);
  const stateOf = async (target: PullTarget) => await world.stateOf(target);
  const reads = () =>
    Object.values(world.reads()).reduce((sum, count) => sum + count, 0);

  it('reads all, then all that is ACTIVE, a page a batch, and says what it has read', async () => {
    await start([
      ...many(230),
      record(300, { RecordState: 'ARCHIVED' }),
      record(301, { Resources: [] }),
    ]);
    const puller = createPuller();
    await puller.readAll(whole);
    expect(ingestor.ids()).toHaveLength(231);
    expect(ingestor.batches.map(item => item.observations.length)).toEqual([
      100, 100, 32,
    ]);
    const { source, readFrom, onlyAccount } = ingestor.batches[0];
    expect({ source, readFrom, onlyAccount }).toEqual({
      source: 'organisation',
      readFrom: { account: administrator, region: home },
    });
    const state = await stateOf(whole);
    expect(state).toMatchObject({
      state: 'ok',
      counts: { read: 232, stored: 231, rejected: 1 },
      asOf: expect.any(String),
      watermark: ingestor.batches[0].observations[0].observedAt,
    });
    expect(state.progress).toBeUndefined();
    expect(world.sweeps).toEqual([
      expect.objectContaining({ target: whole, records: 232, resumed: false }),
    ]);
    expect(await world.states.list({ source: 'organisation' })).toEqual([
      expect.objectContaining({ account: member, role: 'member', state: 'ok' }),
      expect.objectContaining({
        account: '444455556666',
        state: 'not-connected',
        memberStatus: 'Removed',
      }),
      expect.objectContaining({ role: 'administrator' }),
    ]);

    // Nothing is due before a day has gone by
    await puller.readAll(whole);
    expect(reads()).toBe(3);
    world.time.ahead += 24 * 3_600_000;
    await puller.readAll(whole);
    expect(reads()).toBe(6);
    expect((await stateOf(whole)).counts.read).toBe(231);

    await puller.readAll(alone);
    expect(ingestor.batches.at(-1)).toMatchObject({
      source: 'single',
      onlyAccount: member,
    });
  });

  it('goes on where it was when a token expires', async () => {
    await start(many(450));
    const puller = createPuller();
    let batches = 0;
    ingestor.beforeBatch = () => {
      batches += 1;
      if (batches === 2) {
        world.control.expireTokens();
      }
    };
    await puller.readAll(whole);
    expect(new Set(ingestor.ids()).size).toBe(450);
    // 200 before, the last one of them again, 250 after
    expect((await stateOf(whole)).counts.read).toBe(451);
    expect(world.sweeps).toHaveLength(1);
  });

  it('goes on after a crash, in another process, and keeps what it had', async () => {
    await start(many(450));
    let batches = 0;
    ingestor.beforeBatch = () => {
      batches += 1;
      if (batches === 3) {
        throw new Error('the database has gone away');
      }
    };
    await createPuller().readAll(whole);
    const broken = await stateOf(whole);
    expect(broken).toMatchObject({
      state: 'error',
      lastError: {
        kind: 'store',
        message: 'The findings were read, but the portal could not store them',
      },
      counts: { read: 200, stored: 200, rejected: 0 },
      progress: { read: 200, resumed: false },
    });
    expect(broken.asOf).toBeUndefined();
    expect(world.sweeps).toHaveLength(0);

    world.control.clearCallCounts();
    await createPuller().readAll(whole);
    expect(new Set(ingestor.ids()).size).toBe(450);
    expect(reads()).toBe(3);
    const state = await stateOf(whole);
    expect(state).toMatchObject({
      state: 'ok',
      counts: { read: 451 },
      asOf: broken.progress?.startedAt,
      watermark: broken.progress?.observedFrom,
    });
    expect(state.lastError).toBeUndefined();
    expect(world.sweeps).toEqual([expect.objectContaining({ resumed: true })]);
  });

  it('breaks off after its time, and goes on in the next run', async () => {
    await start(many(450));
    const puller = createPuller();
    ingestor.beforeBatch = () => {
      world.time.ahead += 2 * 60_000;
    };
    await puller.readAll(whole);
    expect((await stateOf(whole)).progress?.read).toBe(200);
    expect((await stateOf(whole)).state).toBe('never-read');
    await puller.readAll(whole);
    await puller.readAll(whole);
    expect(new Set(ingestor.ids()).size).toBe(450);
    expect((await stateOf(whole)).state).toBe('ok');
  });

  it('shows what fails, keeps the last good data, and recovers', async () => {
    await start(many(10));
    const puller = createPuller();
    const { control } = world;
    control.deny(readRole, ['GetFindings']);
    await puller.readAll(alone);
    expect(await stateOf(alone)).toMatchObject({
      state: 'denied',
      lastError: {
        kind: 'denied',
        message: `AWS denies access to Security Hub of account ${member} in ${home}`,
      },
    });
    // Not again every minute
    control.clearCallCounts();
    world.time.ahead += 60_000;
    await puller.readAll(alone);
    expect(reads()).toBe(0);
    control.allow(readRole);
    world.time.ahead += 10 * 60_000;
    await puller.readAll(alone);
    const good = await stateOf(alone);
    expect(good).toMatchObject({ state: 'ok', counts: { read: 10 } });

    const failures: Array<[string, () => void]> = [
      ['denied', () => control.deny(readRole, ['GetFindings'])],
      [
        'hub-not-enabled',
        () =>
          control.setAccount({
            id: member,
            name: 'checkout',
            hubEnabled: false,
          }),
      ],
      [
        'throttled',
        () =>
          control.addFault({
            operation: 'GetFindings',
            error: { code: 'TooManyRequestsException', status: 429 },
          }),
      ],
      [
        'error',
        () =>
          control.addFault({
            operation: 'GetFindings',
            error: { code: 'InternalException', status: 500 },
          }),
      ],
    ];
    for (const [state, breakIt] of failures) {
      breakIt();
      await puller.readChanges(alone);
      expect(await stateOf(alone)).toMatchObject({
        state,
        asOf: good.asOf,
        counts: good.counts,
        watermark: good.watermark,
      });
      control.clearFaults();
      control.setAccount({ id: member, name: 'checkout', hubEnabled: true });
    }
    control.deleteRole(readRole);
    await createPuller().readChanges(alone);
    expect((await stateOf(alone)).state).toBe('not-connected');
    control.setRole({ arn: readRole });
    world.time.ahead += 1000;
    await createPuller().readChanges(alone);
    const recovered = await stateOf(alone);
    expect(recovered.state).toBe('ok');
    expect(recovered.lastError).toBeUndefined();
    expect(recovered.asOf! > good.asOf!).toBe(true);
  });

  it('reads changes: updates, archivals and notes, and nothing before the first full read', async () => {
    await start(many(120));
    const puller = createPuller();
    await puller.readChanges(whole);
    await puller.sweepStatus(whole);
    await puller.readDirty(whole);
    expect(reads()).toBe(0);
    await puller.readAll(whole);
    ingestor.documents.clear();
    const { control } = world;
    const at = new Date().toISOString();
    control.pass({ id: 'finding-1' });
    control.archive({ id: 'finding-2' });
    control.addFindings([record(500, { UpdatedAt: at })]);
    control.patch(
      { id: 'finding-3' },
      { Note: { Text: 'Mine', UpdatedBy: 'x', UpdatedAt: at } },
    );
    // Moves no timestamp
    control.patch({ id: 'finding-4' }, { Workflow: { Status: 'SUPPRESSED' } });
    const before = await stateOf(whole);
    world.time.ahead += 1000;
    await puller.readChanges(whole);
    expect(ingestor.ids().sort()).toEqual([
      'finding-1',
      'finding-2',
      'finding-3',
      'finding-500',
    ]);
    const after = await stateOf(whole);
    expect(after.asOf! > before.asOf!).toBe(true);
    expect(after.watermark! >= before.watermark!).toBe(true);

    ingestor.documents.clear();
    control.patch({ id: 'finding-5' }, { Workflow: { Status: 'RESOLVED' } });
    control.patch({ id: 'finding-6' }, { Workflow: { Status: 'NOTIFIED' } });
    world.dirtyRecords.stored = [4, 6, 7].map(number => ({
      id: `finding-${number}`,
      productArn,
    }));
    await puller.sweepStatus(whole);
    expect(ingestor.ids().sort()).toEqual([
      'finding-4',
      'finding-5',
      'finding-6',
    ]);
    // 7 was stored as such, and is not in AWS any more
    expect(world.dirtyRecords.dirty).toEqual([{ id: 'finding-7', productArn }]);
  });

  it('reads doubtful records by id, twenty a call, and tells which are gone', async () => {
    await start(many(50));
    const puller = createPuller();
    await puller.readAll(whole);
    world.control.deleteRecords({ id: 'finding-30' });
    world.control.clearCallCounts();
    ingestor.documents.clear();
    world.dirtyRecords.dirty = Array.from({ length: 45 }, (_, number) => ({
      id: `finding-${number}`,
      productArn,
    }));
    await puller.readDirty(whole);
    expect(reads()).toBe(3);
    expect(ingestor.ids()).toHaveLength(44);
    expect(world.dirtyRecords.gone).toEqual([{ id: 'finding-30', productArn }]);
    await puller.readAll(alone);
    await puller.readDirty(alone);
    expect(world.dirtyRecords.scopes).toEqual([
      {
        source: 'organisation',
        account: administrator,
        region: home,
        format: 'asff',
      },
      { source: 'single', account: member, region: home, format: 'asff' },
    ]);
  });

  it('stops at once when it is told to, without calling that a failure', async () => {
    await start(many(450));
    const puller = createPuller();
    const stop = new AbortController();
    ingestor.beforeBatch = () => stop.abort(new Error('shutting down'));
    await puller.readAll(whole, stop.signal);
    const state = await stateOf(whole);
    expect(ingestor.batches).toHaveLength(1);
    expect(state.state).toBe('never-read');
    expect(state.lastError).toBeUndefined();
    expect(state.progress?.read).toBe(100);
  });

  whenPresent('public sample records', () => {
    it('are not lost on the way', async () => {
      await start([]);
      world.control.addFindings((samples ?? []) as Record<string, unknown>[]);
      await createPuller().readAll(whole);
      const { state, counts } = await stateOf(whole);
      expect(state).toBe('ok');
      expect(counts.read).toBe(samples?.length);
    });
  });
});
