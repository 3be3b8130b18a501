import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { Knex } from 'knex';
import {
  AsffRecord,
  defaultAccessKeyId,
  SimulatedAccount,
  Simulator,
  SimulatorClock,
  SimulatorOptions,
  startSimulator,
} from 'security-hub-simulator';
import { controlFinding } from './controlFinding';
import { createStore, testSettings } from './createStore';
import { DefaultGatewayProvider, GatewayProvider } from '../aws';
import { DefaultTriageService } from '../triage/DefaultTriageService';
import { DefaultTriageTasks } from '../triage/DefaultTriageTasks';

export const administrator = '999900001111';
export const shop = '111122223333';
export const pay = '444455556666';
export const roleOf = (account: string, name: string) =>
  `arn:aws:iam::${account}:role/${name}`;
export const caller = { userEntityRef: 'user:default/jane' };
// The SDK measures the skew of the machine's own clock: a world that is far off would be about that.
export const start = Math.floor(Date.now() / 60_000) * 60_000;
export const day = 24 * 60;
export const after = (minutes: number) =>
  new Date(start + minutes * 60_000).toISOString();
export const endsAt = after(10 * day);

export type World = Awaited<ReturnType<typeof startWorld>>;
let running: Array<() => Promise<void>> = [];
const endpointBefore = process.env.AWS_ENDPOINT_URL;

/** Stops what {@link startWorld} started. */
export async function stopWorlds(): Promise<void> {
  for (const stop of running) {
    await stop();
  }
  running = [];
  if (endpointBefore === undefined) {
    delete process.env.AWS_ENDPOINT_URL;
  } else {
    process.env.AWS_ENDPOINT_URL = endpointBefore;
  }
}

/** The plugin's rooms over the real SDK, against the simulator; both on one clock that only moves when told, or when somebody waits. */
export async function startWorld(
  knex: Knex,
  findings: AsffRecord[],
  options: {
    mode?: 'member' | 'administrator' | 'member-then-administrator';
    memberReadRole?: boolean;
    /** The accounts that have the unified Security Hub too; default none */
    unified?: Array<Partial<SimulatedAccount> & { id: string }>;
    simulator?: Partial<SimulatorOptions>;
    /** Stands between the plugin and AWS */
    wrap?: (gateways: GatewayProvider) => GatewayProvider;
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
      accounts: [administrator, shop, pay].map(id => {
        const unified = options.unified?.find(account => account.id === id);
        return {
          id,
          name: id,
          ...(unified ? { unifiedHubEnabled: true, ...unified } : {}),
        };
      }),
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
  // What CSPM holds
  const elsewhere = (options.unified ?? []).flatMap(account =>
    account.findingFormats === 'ocsf' ? [account.id] : [],
  );
  await store.ingest(
    simulator.control
      .listRecords()
      .filter(({ account }) => !elsewhere.includes(account))
      .map(({ finding }) => finding),
    after(-60),
  );
  const common = { database: knex, settings, clock: () => new Date(now) };
  const triage = DefaultTriageService.create(common);
  const tasks = DefaultTriageTasks.create({
    ...common,
    gateways: options.wrap?.(gateways) ?? gateways,
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
    /** Reads the unified Security Hub of the organisation. @returns its documents */
    readUnified: async (minutes = -60) => {
      const gateway = await gateways.forTarget({
        source: 'main',
        partition: 'aws',
        account: administrator,
        region: 'eu-west-1',
        access: 'read',
      });
      const page = await gateway.getFindingsV2({
        filters: {},
        sort: [{ field: 'finding_info.uid', order: 'asc' }],
      });
      await store.ingestor.ingest({
        source: 'main',
        readFrom: { account: administrator, region: 'eu-west-1' },
        observations: page.findings.map(document => ({
          document,
          observedAt: after(minutes),
          format: 'ocsf',
        })),
      });
      return page.findings;
    },
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

export function shown(simulator: Simulator): unknown[] {
  return simulator.control
    .listRecords()
    .map(
      ({ finding }) =>
        (finding.Workflow as { Status?: string } | undefined)?.Status,
    );
}

/** Accounts in which findings were written, with the number of calls. */
export function writes({ simulator }: World): Array<[string, number]> {
  return simulator.control
    .getCallCounts()
    .filter(({ operation }) => operation === 'BatchUpdateFindings')
    .map(({ accountId, calls }) => [accountId, calls] as [string, number])
    .sort();
}

export const buckets = (count: number, overrides: object = {}) =>
  Array.from({ length: count }, (_, index) =>
    controlFinding({ bucket: `bucket-${index}`, ...overrides }),
  );
