import { mockServices } from '@backstage/backend-test-utils';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { Knex } from 'knex';
import {
  Simulator,
  SimulatedRole,
  SimulatorClock,
  startSimulator,
} from 'security-hub-simulator';
import {
  AsffRecord,
  controlFinding,
} from '../../../__testUtils__/controlFinding';
import {
  component,
  createStore,
  testSettings,
} from '../../../__testUtils__/createStore';
import { ManualClock } from '../../../__testUtils__/ManualClock';
import { DefaultTagGateways } from '../../../aws';
import { DatabaseLeases } from '../../../database/operations/leases';
import { listTagSources } from '../../../database/operations/tags';
import { TagReader } from '../TagReader';

export const administrator = '999900001111';
export const shop = '111122223333';
export const pay = '444455556666';
export const bucketArn = (name: string) => `arn:aws:s3:::${name}`;

const roleOf = (account: string, name: string, operation: string) => ({
  arn: `arn:aws:iam::${account}:role/${name}`,
  allowedOperations: [operation],
});
const roles: SimulatedRole[] = [
  roleOf(administrator, 'tags-read', 'SelectAggregateResourceConfig'),
  roleOf(shop, 'hub-read', 'GetResources'),
  roleOf(pay, 'hub-read', 'GetResources'),
];
const administratorSettings = {
  account: administrator,
  homeRegion: 'eu-west-1',
  memberReadRole: 'hub-read',
};

/** A source that reads tags from an aggregator of AWS Config. */
export const fromConfig = {
  name: 'main',
  administrator: administratorSettings,
  tags: {
    from: 'config-aggregator',
    aggregator: 'organisation',
    account: administrator,
    region: 'eu-west-1',
    role: 'tags-read',
  },
};
/** The same source with the Tagging API. */
export const fromTaggingApi = {
  name: 'main',
  administrator: administratorSettings,
  tags: { from: 'tagging-api' },
};
/** The same source without tags. */
export const withoutTags = {
  name: 'main',
  administrator: administratorSettings,
};

const entities = ['checkout', 'search'].map(name =>
  component(name, 'group:default/team-a', {
    'aws-security-hub/account-ids': shop,
    'aws-security-hub/tags': `Service=${name}`,
  }),
);

/** Entities and the reads of tags over the real SDK, against the simulator; one clock, which moves when told or when somebody waits. */
export async function startTagWorld(
  knex: Knex,
  findings: AsffRecord[],
  options: { source?: object; settings?: object } = {},
) {
  const environment = { ...process.env };
  const time = { now: Math.floor(Date.now() / 60_000) * 60_000 };
  const clock = {
    now: () => time.now,
    sleep: async (milliseconds: number) => {
      time.now += milliseconds;
    },
  };
  const simulator: Simulator = await startSimulator({
    organisation: {
      administrator,
      homeRegion: 'eu-west-1',
      linkedRegions: ['us-east-1'],
      accounts: [administrator, shop, pay].map(id => ({ id, name: id })),
      roles,
      findings,
    },
    clock: SimulatorClock.create(clock.now),
    limits: 'off',
  });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: simulator.url,
    AWS_ACCESS_KEY_ID: 'AKIASIMULATED0000000',
    AWS_SECRET_ACCESS_KEY: 'any',
    AWS_EC2_METADATA_DISABLED: 'true',
  });
  const settings = testSettings({
    sources: [options.source ?? fromConfig],
    ...options.settings,
  });
  const store = await createStore(knex, {
    settings,
    entities,
    now: () => new Date(time.now),
  });
  const at = (minutes: number) =>
    new Date(time.now + minutes * 60_000).toISOString();
  const gateways = DefaultTagGateways.create({
    settings,
    credentials: DefaultAwsCredentialsManager.fromConfig(
      mockServices.rootConfig(),
    ),
    clock,
    random: () => 0,
    isMember: async (_, account) => account !== administrator,
  });
  const createReader = (sources = settings.sources, issues = store.issues) =>
    TagReader.create({
      knex,
      sources,
      gateways,
      issues,
      leases: DatabaseLeases.create({ knex, clock: ManualClock.create() }),
      clock,
      logger: mockServices.logger.mock(),
    });
  await store.ingest(findings, at(0));

  return {
    simulator,
    surroundings: simulator.control.surroundings,
    knex,
    store,
    at,
    createReader,
    read: async () => await createReader().run(),
    wait: (minutes: number) => {
      time.now += minutes * 60_000;
    },
    /** Calls of an operation so far */
    calls: (operation: string) =>
      simulator.control
        .getCallCounts()
        .filter(count => count.operation === operation)
        .reduce((sum, { calls }) => sum + calls, 0),
    /** Primary owner, tags and their state, by the resource's name */
    shown: async () => {
      const rows = await knex('finding_resources as r')
        .leftJoin('finding_owners as o', join =>
          join.on('o.issue_key', 'r.issue_key').andOnVal('o.is_primary', true),
        )
        .orderBy('r.name')
        .select('r.name', 'r.tags', 'r.tag_state', 'o.entity_ref');
      return Object.fromEntries(
        rows.map(row => [
          row.name,
          [
            row.entity_ref?.replace(/^.*\//, ''),
            row.tag_state,
            row.tags === null ? undefined : JSON.parse(row.tags),
          ],
        ]),
      );
    },
    /** Primary owner and state of the tags of the only resource */
    owner: async () => {
      const [row] = await knex('finding_resources as r')
        .leftJoin('finding_owners as o', 'o.issue_key', 'r.issue_key')
        .select('r.tag_state', 'o.entity_ref');
      return `${row.entity_ref.replace(/^.*\//, '')}, ${row.tag_state}`;
    },
    /** Writes all findings anew, as a changed catalog does */
    refold: async () => {
      const keys = await knex('findings').pluck('key');
      await knex.transaction(async transaction => {
        await store.issues.refold(transaction, keys);
      });
    },
    state: async () => (await listTagSources(knex))[0],
    close: async () => {
      gateways.close();
      await simulator.close();
      process.env = environment;
    },
  };
}

/** A finding on a bucket of the shop's account, updated an hour before the world began. */
export function bucketFinding(
  bucket: string,
  tags?: Record<string, string>,
  more: Parameters<typeof controlFinding>[0] = {},
): AsffRecord {
  return controlFinding({
    bucket,
    tags,
    updatedAt: new Date(Date.now() - 60 * 60_000).toISOString(),
    ...more,
  });
}
