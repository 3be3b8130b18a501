import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import {
  Simulator,
  SimulatorClock,
  startSimulator,
} from 'security-hub-simulator';
import { DefaultGatewayProvider, SystemClock } from '../../aws';
import { readSamples } from '../../__testUtils__/readSamples';
import { SourceSettings } from '../../config';
import { migrationsDirectory } from '../../database/migrations';
import { DatabaseSyncStateStore } from '../../database/operations/sync';
import { IngestResult, Ingestor, ObservationBatch } from '../observation';
import { CompleteSweep } from './CompleteSweep';
import { DirtyRecords, RecordIdentifier, RecordScope } from './DirtyRecords';
import { Puller } from './Puller';
import { PullTarget, pullTargets } from './pullTargets';

jest.setTimeout(60_000);

const administrator = '999900001111';
const member = '111122223333';
const home = 'ap-northeast-1';
const productArn = `arn:aws:securityhub:${home}::product/aws/securityhub`;
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

function record(number: number, over: Record<string, unknown> = {}) {
  return {
    SchemaVersion: '2018-10-08',
    Id: `finding-${number}`,
    ProductArn: productArn,
    GeneratorId: 'security-control/S3.8',
    AwsAccountId: member,
    Region: home,
    Title: `Finding ${number}`,
    Description: 'A bucket',
    CreatedAt: '2026-01-01T00:00:00.000Z',
    UpdatedAt: new Date(Date.UTC(2026, 1, 2) + number * 60_000).toISOString(),
    Severity: { Label: 'HIGH' },
    Compliance: { Status: 'FAILED', SecurityControlId: 'S3.8' },
    Workflow: { Status: 'NEW' },
    RecordState: 'ACTIVE',
    Resources: [{ Id: `arn:aws:s3:::bucket-${number}`, Type: 'AwsS3Bucket' }],
    ...over,
  };
}

type Document = {
  Id: string;
  ProductArn: string;
  Workflow: { Status: string };
};

/** Keeps the latest document of each record. A record without Resources is one that it rejects. */
class RecordingIngestor implements Ingestor {
  readonly documents = new Map<string, Document>();
  readonly batches: ObservationBatch[] = [];
  beforeBatch: () => void = () => {};

  async ingest(batch: ObservationBatch): Promise<IngestResult> {
    this.beforeBatch();
    this.batches.push(batch);
    const result = { read: 0, stored: 0, unchanged: 0, rejected: 0 };
    for (const { document } of batch.observations) {
      const finding = document as Document & { Resources?: unknown[] };
      const known = this.documents.has(finding.Id);
      result.read += 1;
      if (!finding.Resources?.length) {
        result.rejected += 1;
      } else {
        result[known ? 'unchanged' : 'stored'] += 1;
        this.documents.set(finding.Id, finding);
      }
    }
    return result;
  }

  ids() {
    return [...this.documents.keys()];
  }
}

class MemoryDirtyRecords implements DirtyRecords {
  dirty: RecordIdentifier[] = [];
  readonly gone: RecordIdentifier[] = [];
  readonly scopes: RecordScope[] = [];
  stored: RecordIdentifier[] = [];

  async next(scope: RecordScope, { limit }: { limit: number }) {
    this.scopes.push(scope);
    return this.dirty.splice(0, limit);
  }

  async missing(_: RecordScope, records: RecordIdentifier[]) {
    this.gone.push(...records);
  }

  async markUnseen(
    _: RecordScope,
    sweep: { isSeen(record: RecordIdentifier): boolean },
  ) {
    this.dirty.push(...this.stored.filter(item => !sweep.isSeen(item)));
  }
}

const samples = readSamples('asff-plain.jsonl');
// The reason is printed by readSamples
const whenPresent = samples ? describe : describe.skip;

describe('Puller', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const environment = { ...process.env };
  let simulator: Simulator;
  let provider: DefaultGatewayProvider;
  let states: DatabaseSyncStateStore;
  let ingestor: RecordingIngestor;
  let dirtyRecords: MemoryDirtyRecords;
  let sweeps: CompleteSweep[];
  let ahead: number;

  const start = async (findings: Record<string, unknown>[]) => {
    simulator = await startSimulator({
      organisation: {
        administrator,
        homeRegion: home,
        linkedRegions: [],
        accounts: [
          { id: administrator, name: 'security' },
          { id: member, name: 'checkout' },
          { id: '444455556666', name: 'old', memberStatus: 'Removed' },
        ],
        roles: [{ arn: readRole }],
        findings,
      },
      clock: SimulatorClock.create(),
      limits: 'off',
    });
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: simulator.url,
      AWS_ACCESS_KEY_ID: 'AKIASIMULATED0000000',
      AWS_SECRET_ACCESS_KEY: 'any',
      AWS_EC2_METADATA_DISABLED: 'true',
    });
    const knex = await databases.init('SQLITE_3');
    await knex.migrate.latest({ directory: migrationsDirectory() });
    states = DatabaseSyncStateStore.create({ knex });
    await states.setReaders([organisation, single].flatMap(pullTargets));
    ingestor = new RecordingIngestor();
    dirtyRecords = new MemoryDirtyRecords();
    sweeps = [];
    ahead = 0;
  };

  /** A new one knows nothing of what the one before had in memory. */
  const createPuller = () => {
    provider?.close();
    const real = SystemClock.create();
    const clock = {
      now: () => real.now() + ahead,
      sleep: async (milliseconds: number) => {
        ahead += milliseconds;
      },
    };
    provider = DefaultGatewayProvider.create({
      settings: {
        sources: [organisation, single],
        budgets: { readsPerSecond: 3, writesPerSecond: 10 },
      },
      credentials: DefaultAwsCredentialsManager.fromConfig(
        mockServices.rootConfig(),
      ),
      clock,
      random: () => 0.5,
      isMember: (source, account) => states.isMember(source, account),
    });
    return Puller.create({
      gateways: provider,
      ingestor,
      states,
      dirtyRecords,
      clock,
      logger: mockServices.logger.mock(),
      schedules: {
        overlap: { hours: 48 },
        fullRead: { days: 1 },
        incremental: { minutes: 10 },
        dirtyReads: { minutes: 5 },
      },
      readsPerSecond: 1.5,
      sweeps: {
        onCompleteSweep: async sweep => {
          sweeps.push(sweep);
        },
      },
    });
  };

  afterEach(async () => {
    provider.close();
    await simulator.close();
    process.env = { ...environment };
  });

  const [whole] = pullTargets(organisation);
  const [alone] = pullTargets(single);
  const many = (count: number) =>
    Array.from({ length: count }, (_, number) => record(number));
  const stateOf = async (target: PullTarget) => {
    const state = await states.get(target);
    expect(state).toBeDefined();
    return state!;
  };
  const reads = () =>
    simulator.control
      .getCallCounts()
      .filter(count => count.operation === 'GetFindings')
      .reduce((sum, count) => sum + count.calls, 0);

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
    expect(sweeps).toEqual([
      expect.objectContaining({ target: whole, records: 232, resumed: false }),
    ]);
    expect(await states.list({ source: 'organisation' })).toEqual([
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
    ahead += 24 * 3_600_000;
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
        simulator.control.expireTokens();
      }
    };
    await puller.readAll(whole);
    expect(new Set(ingestor.ids()).size).toBe(450);
    // 200 before, the last one of them again, 250 after
    expect((await stateOf(whole)).counts.read).toBe(451);
    expect(sweeps).toHaveLength(1);
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
    expect(sweeps).toHaveLength(0);

    simulator.control.clearCallCounts();
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
    expect(sweeps).toEqual([expect.objectContaining({ resumed: true })]);
  });

  it('breaks off after its time, and goes on in the next run', async () => {
    await start(many(450));
    const puller = createPuller();
    ingestor.beforeBatch = () => {
      ahead += 2 * 60_000;
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
    const { control } = simulator;
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
    ahead += 60_000;
    await puller.readAll(alone);
    expect(reads()).toBe(0);
    control.allow(readRole);
    ahead += 10 * 60_000;
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
    ahead += 1000;
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
    const { control } = simulator;
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
    ahead += 1000;
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
    dirtyRecords.stored = [4, 6, 7].map(number => ({
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
    expect(dirtyRecords.dirty).toEqual([{ id: 'finding-7', productArn }]);
  });

  it('reads doubtful records by id, twenty a call, and tells which are gone', async () => {
    await start(many(50));
    const puller = createPuller();
    await puller.readAll(whole);
    simulator.control.deleteRecords({ id: 'finding-30' });
    simulator.control.clearCallCounts();
    ingestor.documents.clear();
    dirtyRecords.dirty = Array.from({ length: 45 }, (_, number) => ({
      id: `finding-${number}`,
      productArn,
    }));
    await puller.readDirty(whole);
    expect(reads()).toBe(3);
    expect(ingestor.ids()).toHaveLength(44);
    expect(dirtyRecords.gone).toEqual([{ id: 'finding-30', productArn }]);
    await puller.readAll(alone);
    await puller.readDirty(alone);
    expect(dirtyRecords.scopes).toEqual([
      { source: 'organisation' },
      { source: 'single', account: member, region: home },
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
      simulator.control.addFindings(
        (samples ?? []) as Record<string, unknown>[],
      );
      await createPuller().readAll(whole);
      const { state, counts } = await stateOf(whole);
      expect(state).toBe('ok');
      expect(counts.read).toBe(samples?.length);
    });
  });
});
