import { mockServices } from '@backstage/backend-test-utils';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { Knex } from 'knex';
import {
  SimulatedOrganisation,
  SimulatorClock,
  SimulatorOptions,
  startSimulator,
} from 'security-hub-simulator';
import {
  DefaultGatewayProvider,
  DefaultServiceDetector,
  SystemClock,
} from '../../../aws';
import { ManualClock } from '../../../__testUtils__/ManualClock';
import { defaultOverlap, SourceSettings } from '../../../config';
import { migrationsDirectory } from '../../../database/migrations';
import { DatabaseLeases } from '../../../database/operations/leases';
import { saveDiscovery } from '../../../database/operations/ledger';
import { DatabaseSyncStateStore } from '../../../database/operations/sync';
import { CompleteSweep } from '../CompleteSweep';
import { Puller } from '../Puller';
import { PullTarget, pullTargets } from '../pullTargets';
import { PullWorker } from '../PullWorker';
import { SyncSourceOfRecord } from '../SyncSourceOfRecord';
import { MemoryDirtyRecords } from './MemoryDirtyRecords';
import { RecordingIngestor } from './RecordingIngestor';

export const administrator = '999900001111';
export const member = '111122223333';
export const home = 'ap-northeast-1';
export const productArn = `arn:aws:securityhub:${home}::product/aws/securityhub`;

/** A finding of a control, of one account. */
export function record(number: number, over: Record<string, unknown> = {}) {
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

/** So many findings. */
export function records(count: number, over: Record<string, unknown> = {}) {
  return Array.from({ length: count }, (_, number) => record(number, over));
}

const usualSchedules = {
  overlap: defaultOverlap,
  fullRead: { days: 1 },
  incremental: { minutes: 10 },
  statusSweep: { minutes: 15 },
  dirtyReads: { minutes: 5 },
  pull: { seconds: 10 },
};

/** What a world is made of. */
export type PullWorldOptions = {
  knex: Knex;
  sources: SourceSettings[];
  organisation: Partial<SimulatedOrganisation>;
  simulator?: Partial<SimulatorOptions>;
  /** Longest time for one request, milliseconds */
  requestTimeout?: number;
};

export type PullWorld = Awaited<ReturnType<typeof startPullWorld>>;

/**
 * The reads over the real SDK, against the simulator. Our clock runs `ahead` of the machine's by as much as a test wants, or as
 * somebody has waited.
 */
export async function startPullWorld(options: PullWorldOptions) {
  const { knex, sources } = options;
  const environment = { ...process.env };
  const schedules = { ...usualSchedules };
  const simulator = await startSimulator({
    organisation: {
      administrator,
      homeRegion: home,
      linkedRegions: [],
      accounts: [],
      roles: [],
      findings: [],
      ...options.organisation,
    },
    clock: SimulatorClock.create(),
    limits: 'off',
    ...options.simulator,
  });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: simulator.url,
    AWS_ACCESS_KEY_ID: 'AKIASIMULATED0000000',
    AWS_SECRET_ACCESS_KEY: 'any',
    AWS_EC2_METADATA_DISABLED: 'true',
  });
  await knex.migrate.latest({ directory: migrationsDirectory() });
  const states = DatabaseSyncStateStore.create({ knex });
  await states.setReaders(sources.flatMap(pullTargets));
  const real = SystemClock.create();
  const time = { ahead: 0 };
  const clock = {
    now: () => real.now() + time.ahead,
    sleep: async (milliseconds: number) => {
      time.ahead += milliseconds;
    },
  };
  const sweeps: CompleteSweep[] = [];
  const dirtyRecords = new MemoryDirtyRecords();
  const providers: DefaultGatewayProvider[] = [];
  const workers: PullWorker[] = [];
  const throttles: string[] = [];

  /** A new process: it knows nothing of what others have in memory. */
  const createProcess = (ingestor = new RecordingIngestor()) => {
    const gateways = DefaultGatewayProvider.create({
      settings: {
        sources,
        budgets: { readsPerSecond: 500, writesPerSecond: 500 },
      },
      credentials: DefaultAwsCredentialsManager.fromConfig(
        mockServices.rootConfig(),
      ),
      clock,
      random: () => 0.5,
      isMember: (source, account) => states.isMember(source, account),
      onThrottled: ({ account }) => throttles.push(account),
      requestTimeout: { milliseconds: options.requestTimeout ?? 30_000 },
    });
    providers.push(gateways);
    const readers = SyncSourceOfRecord.create(states);
    const logger = mockServices.logger.mock();
    const puller = Puller.create({
      sources,
      gateways,
      services: DefaultServiceDetector.create({
        settings: { sources },
        gateways,
        clock,
      }),
      ingestor,
      states,
      readers,
      dirtyRecords,
      clock,
      logger,
      schedules,
      readsPerSecond: 1.5,
      discoveries: async discovery => await saveDiscovery(knex, discovery),
      sweeps: {
        onCompleteSweep: async sweep => {
          sweeps.push(sweep);
        },
      },
    });
    // Renews only when it is told to, so that a process can be one that was killed
    const heart = ManualClock.create();
    const createWorker = (places?: number, isReady?: () => boolean) => {
      const worker = PullWorker.create({
        puller,
        states,
        leases: DatabaseLeases.create({ knex, clock: heart, now: clock.now }),
        readers,
        sources,
        schedules,
        clock,
        logger,
        places,
        isReady,
      });
      workers.push(worker);
      return worker;
    };
    return { puller, readers, ingestor, logger, createWorker, heart };
  };

  return {
    simulator,
    control: simulator.control,
    states,
    clock,
    time,
    schedules,
    sweeps,
    dirtyRecords,
    throttles,
    createProcess,
    stateOf: async (target: PullTarget) => {
      const state = await states.get(target);
      if (!state) {
        throw new Error(`Nothing is known of ${JSON.stringify(target)}`);
      }
      return state;
    },
    /** Calls of GetFindings by account */
    reads: () => {
      const counts: Record<string, number> = {};
      for (const item of simulator.control.getCallCounts()) {
        if (item.operation === 'GetFindings') {
          const account = item.accountId ?? '';
          counts[account] = (counts[account] ?? 0) + item.calls;
        }
      }
      return counts;
    },
    close: async () => {
      await Promise.all(workers.map(worker => worker.stop()));
      for (const provider of providers) {
        provider.close();
      }
      await simulator.close();
      process.env = environment;
    },
  };
}
