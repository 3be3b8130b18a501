import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { Knex } from 'knex';
import {
  Simulator,
  SimulatorClock,
  startSimulator,
} from 'security-hub-simulator';
import { testConfig } from '../../__testUtils__/createStore';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { DefaultGatewayProvider } from '../../aws';
import { readSettings } from '../../config';
import { migrationsDirectory } from '../../database/migrations';
import { DatabaseLeases } from '../../database/operations/leases';
import {
  listDiscoveredAccounts,
  saveDiscovery,
} from '../../database/operations/ledger';
import { AccountTagReader } from './AccountTagReader';

jest.setTimeout(60_000);

const administrator = '999900001111';
const shop = '111122223333';
const pay = '222233334444';
const HOURS = 3_600_000;
const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const sources = [
  {
    name: 'main',
    administrator: {
      account: administrator,
      homeRegion: 'eu-west-1',
      discovery: 'organizations',
    },
  },
];
const accountTags = {
  environment: 'Environment',
  owner: 'Team',
  contact: 'Contact',
};

describe.each(databases.eachSupportedId())('AccountTagReader, %p', id => {
  const environment = { ...process.env };
  let knex: Knex;
  let simulator: Simulator;
  let gateways: DefaultGatewayProvider;
  const time = { now: Date.UTC(2026, 10, 20, 12) };
  const clock = {
    now: () => time.now,
    sleep: async (milliseconds: number) => {
      time.now += milliseconds;
    },
  };
  const logger = mockServices.logger.mock();

  const readerOf = (tags: object | undefined) => {
    const settings = readSettings(
      new ConfigReader(testConfig({ sources, accountTags: tags })),
    );
    gateways = DefaultGatewayProvider.create({
      settings: {
        sources: settings.sources,
        budgets: { readsPerSecond: 500, writesPerSecond: 500 },
      },
      credentials: DefaultAwsCredentialsManager.fromConfig(
        mockServices.rootConfig(),
      ),
      clock,
      random: () => 0.5,
      isMember: async () => false,
    });
    return AccountTagReader.create({
      knex,
      sources: settings.sources,
      accountTags: settings.accountTags,
      gateways,
      leases: DatabaseLeases.create({
        knex,
        clock: ManualClock.create(),
        now: clock.now,
      }),
      clock,
      logger,
    });
  };
  const discover = async (ids: string[]) =>
    await saveDiscovery(knex, {
      source: 'main',
      partition: 'aws',
      accounts: ids.map(account => ({
        id: account,
        organizationState: 'ACTIVE',
      })),
      at: new Date(time.now).toISOString(),
    });
  const tags = async () =>
    (await listDiscoveredAccounts(knex)).map(account => account.tags);
  const asked = () =>
    simulator.control
      .getCallCounts()
      .filter(({ operation }) => operation === 'ListTagsForResource')
      .reduce((sum, { calls }) => sum + calls, 0);

  beforeEach(async () => {
    knex ??= await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    await knex('accounts').delete();
    logger.warn.mockClear();
    simulator = await startSimulator({
      organisation: {
        administrator,
        homeRegion: 'eu-west-1',
        linkedRegions: [],
        accounts: [
          { id: administrator, name: 'security' },
          {
            id: shop,
            name: 'shop',
            tags: {
              Environment: 'Production',
              Team: 'team-a',
              CostCentre: '4711',
              environment: 'another key',
            },
          },
          { id: pay, name: 'pay', tags: { Contact: '#pay' } },
        ],
        roles: [],
        findings: [],
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
    await discover([administrator, shop, pay]);
  });
  afterEach(async () => {
    gateways.close();
    await simulator.close();
    process.env = { ...environment };
  });

  it('reads what config names, once a day, and forgets what it names no more', async () => {
    const reader = readerOf(accountTags);
    await reader.run();
    expect(await tags()).toEqual([
      { environment: 'Production', owner: 'team-a' },
      { contact: '#pay' },
      {},
    ]);
    expect(asked()).toBe(3);

    simulator.control.setAccount({
      id: shop,
      name: 'shop',
      tags: { Team: 'team-b' },
    });
    time.now += 23 * HOURS;
    await reader.run();
    expect(asked()).toBe(3);
    time.now += 2 * HOURS;
    await reader.run();
    expect(asked()).toBe(6);
    expect((await tags())[0]).toEqual({ owner: 'team-b' });
    gateways.close();

    const without = readerOf(undefined);
    await without.run();
    expect(await tags()).toEqual([{}, {}, {}]);
    expect(asked()).toBe(6);
  });

  it('keeps what it knows where AWS refuses, throttles or no longer has the account', async () => {
    const reader = readerOf(accountTags);
    await reader.run();
    const before = await tags();
    time.now += 25 * HOURS;
    const { control } = simulator;
    // The account has gone, which the discovery has not seen yet; then a throttle, then a denial
    control.setAccount({ id: shop, name: 'shop', organizationsState: 'none' });
    control.addFault({
      operation: 'ListTagsForResource',
      error: { code: 'TooManyRequestsException', status: 429 },
      after: 1,
      times: 1,
    });
    control.addFault({
      operation: 'ListTagsForResource',
      error: { code: 'AccessDeniedException', status: 400 },
      after: 3,
    });
    await reader.run();
    expect(await tags()).toEqual(before);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('source main'),
      expect.anything(),
    );
    const [first] = logger.warn.mock.calls;
    expect(JSON.stringify(first)).not.toContain('arn:');

    // What was answered is not asked again, the rest is
    control.clearFaults();
    const count = asked();
    await reader.run();
    expect(asked()).toBe(count + 1);

    // One that has been removed is not asked for
    time.now += 25 * HOURS;
    await discover([administrator]);
    await reader.run();
    expect(asked()).toBe(count + 2);
    expect(await tags()).toEqual(before);
  });
});
