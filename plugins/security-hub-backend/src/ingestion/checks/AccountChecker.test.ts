import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { Knex } from 'knex';
import { Simulator, startSimulator } from 'security-hub-simulator';
import { DefaultGatewayProvider } from '../../aws';
import { SourceSettings } from '../../config';
import { migrationsDirectory } from '../../database/migrations';
import { DatabaseAccountCheckStore } from '../../database/operations/checks';
import { DatabaseSyncStateStore } from '../../database/operations/sync';
import { AccountChecker } from './AccountChecker';

jest.setTimeout(120_000);

const home = 'eu-west-1';
const administrator = '999900001111';
const good = '111122223333';
const off = '222233334444';
const refused = '333344445555';
const removed = '444455556666';
const single = '555566667777';

const main: SourceSettings = {
  name: 'main',
  partition: 'aws',
  administrator: {
    account: administrator,
    homeRegion: home,
    memberReadRole: 'read',
    strategy: 'aggregator',
    discovery: 'security-hub',
  },
  service: 'cspm',
};
const alone: SourceSettings = {
  name: 'alone',
  partition: 'aws',
  accounts: [{ account: single, regions: [home], readRole: 'read' }],
  service: 'cspm',
};
const role = (account: string, allowedOperations?: string[]) => ({
  arn: `arn:aws:iam::${account}:role/read`,
  allowedOperations,
});

/** Records of `main`, as far as the checks look at them. */
async function addRecords(
  knex: Knex,
  places: Array<[account: string, region: string, recordState?: string]>,
) {
  for (const [account, region, recordState = 'ACTIVE'] of places) {
    const key = `${account}/${region}`;
    await knex('finding_records').insert({
      record_key: key,
      issue_key: key,
      source: 'main',
      partition: 'aws',
      account,
      region,
      product_arn: 'product',
      record_id: key,
      provider_order: '[]',
      customer_order: '[]',
      record_state: recordState,
      workflow: 'NEW',
      severity: 'HIGH',
      observed_at: '2026-11-20T00:00:00.000Z',
      normalised: '{}',
    });
  }
}

describe('AccountChecker', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
  const environment = { ...process.env };
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator({
      organisation: {
        administrator,
        homeRegion: home,
        linkedRegions: ['eu-central-1'],
        accounts: [
          { id: administrator, name: 'security' },
          { id: good, name: 'shop' },
          { id: off, name: 'new', standards: [], configRecorder: 'absent' },
          { id: refused, name: 'closed-door' },
          { id: removed, name: 'gone', memberStatus: 'Removed' },
          { id: single, name: 'alone', memberStatus: 'none' },
        ],
        roles: [
          role(good),
          role(off),
          role(single, ['GetFindings', 'GetEnabledStandards']),
        ],
        findings: [],
      },
      limits: 'off',
    });
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: simulator.url,
      AWS_ACCESS_KEY_ID: 'AKIASIMULATED0000000',
      AWS_SECRET_ACCESS_KEY: 'any',
      AWS_EC2_METADATA_DISABLED: 'true',
    });
  });

  afterEach(async () => {
    await simulator.close();
    process.env = { ...environment };
  });

  async function start(knex: Knex, sources: SourceSettings[]) {
    await knex.migrate.latest({ directory: migrationsDirectory() });
    const states = DatabaseSyncStateStore.create({ knex });
    const checks = DatabaseAccountCheckStore.create({ knex });
    const clock = {
      time: Date.parse('2026-11-20T12:00:00.000Z'),
      now: () => clock.time,
      sleep: async () => {},
    };
    await states.setReaders([
      {
        source: 'main',
        partition: 'aws',
        account: administrator,
        region: home,
        role: 'administrator',
      },
      {
        source: 'alone',
        partition: 'aws',
        account: single,
        region: home,
        role: 'account',
      },
    ]);
    const setMembers = async (...accounts: string[]) =>
      await states.setMembers(
        {
          source: 'main',
          partition: 'aws',
          account: administrator,
          region: home,
        },
        {
          members: [
            ...accounts.map(account => ({ account, status: 'Enabled' })),
            { account: removed, status: 'Removed' },
          ],
        },
        new Date(clock.now()).toISOString(),
      );
    await setMembers(good, off, refused);
    const gateways = DefaultGatewayProvider.create({
      settings: {
        sources,
        budgets: { readsPerSecond: 3, writesPerSecond: 1000 },
      },
      credentials: DefaultAwsCredentialsManager.fromConfig(
        mockServices.rootConfig(),
      ),
      clock,
      random: () => 0,
      isMember: async (source, account) =>
        await states.isMember(source, account),
    });
    const checker = AccountChecker.create({
      knex,
      gateways,
      states,
      checks,
      sources,
      clock,
      logger: mockServices.logger.mock(),
    });
    const run = async () => {
      await checker.run();
      const answers = await checks.list();
      return Object.fromEntries(
        answers.map(({ account, region, check, result }) => [
          `${account} ${region} ${check}`,
          result,
        ]),
      );
    };
    return { states, checks, clock, setMembers, gateways, checker, run };
  }

  it.each(databases.eachSupportedId())(
    'looks at all that it may, %p',
    async id => {
      const knex = await databases.init(id);
      const world = await start(knex, [main, alone]);
      await addRecords(knex, [
        [good, home],
        [good, 'eu-central-1'],
        [good, 'us-east-1'],
        [good, 'sa-east-1', 'ARCHIVED'],
        [removed, 'us-west-2'],
        ['777788889999', 'us-west-2'],
      ]);
      expect(await world.run()).toEqual({
        [`${administrator} ${home} linked-regions`]: 'passed',
        [`${administrator} ${home} standards`]: 'passed',
        [`${administrator} ${home} config-recorder`]: 'passed',
        [`${good} ${home} standards`]: 'passed',
        [`${good} ${home} config-recorder`]: 'passed',
        [`${good} us-east-1 linked-regions`]: 'region-not-linked',
        [`${off} ${home} standards`]: 'standard-off',
        [`${off} ${home} config-recorder`]: 'config-not-recording',
        [`${refused} ${home} standards`]: 'not-checked',
        [`${refused} ${home} config-recorder`]: 'not-checked',
        // Its role may call GetEnabledStandards only
        [`${single} ${home} standards`]: 'passed',
        [`${single} ${home} config-recorder`]: 'not-checked',
      });
      const answers = await world.checks.list();
      for (const { message } of answers) {
        expect(message).not.toMatch(/arn:|role\/|assumed/);
      }
      expect(answers.map(({ message }) => message)).toEqual(
        expect.arrayContaining([
          'The finding aggregator does not link us-east-1: its findings do not come to eu-west-1',
          'AWS Config has no recorder, so most controls cannot be checked here',
          `AWS denies access to AWS Config of account ${single} in ${home}`,
          `Account ${refused} is not connected: AWS does not let the portal take on its role there`,
        ]),
      );
      const calls = simulator.control
        .getCallCounts()
        .filter(({ operation }) => /Standard|Aggregator|Config/.test(operation))
        .reduce((sum, count) => sum + count.calls, 0);
      // Four accounts that can be entered, two calls each; two of the aggregator
      expect(calls).toBe(10);

      simulator.control.surroundings.setConfigRecorder(off, home, 'recording');
      simulator.control.setAccount({ id: off, name: 'new', hubEnabled: false });
      await world.setMembers(off);
      expect(await world.run()).toMatchObject({
        [`${off} ${home} standards`]: 'hub-not-enabled',
        [`${off} ${home} config-recorder`]: 'passed',
      });
      const accounts = (await world.checks.list()).map(
        ({ account }) => account,
      );
      expect(accounts).not.toContain(refused);
      expect(accounts).not.toContain(good);
      world.gateways.close();
    },
  );

  it.each(databases.eachSupportedId())(
    'looks at what is new at once, and at everything when it is time, %p',
    async id => {
      const knex = await databases.init(id);
      const world = await start(knex, [main]);
      const checker = AccountChecker.create({
        knex,
        gateways: world.gateways,
        states: world.states,
        checks: world.checks,
        sources: [main],
        clock: world.clock,
        logger: mockServices.logger.mock(),
        every: { hours: 1 },
      });
      const calls = () =>
        simulator.control
          .getCallCounts()
          .filter(({ operation }) => operation === 'GetEnabledStandards')
          .reduce((sum, count) => sum + count.calls, 0);
      await checker.run();
      const first = calls();
      expect(first).toBeGreaterThan(1);
      world.clock.time += 59 * 60_000;
      await checker.run();
      expect(calls()).toBe(first);
      await knex('account_checks').where('account', off).delete();
      await checker.run();
      expect(calls()).toBe(first + 1);
      world.clock.time += 60_000;
      await checker.run();
      expect(calls()).toBe(first + 1 + first);
      world.gateways.close();
    },
  );

  it.each(databases.eachSupportedId())(
    'keeps a real answer for a day when AWS does not answer, %p',
    async id => {
      const knex = await databases.init(id);
      const world = await start(knex, [main]);
      await addRecords(knex, [[good, 'us-east-1']]);
      const unlinked = `${good} us-east-1 linked-regions`;
      const standards = `${off} ${home} standards`;
      const before = await world.run();
      expect(before).toMatchObject({
        [unlinked]: 'region-not-linked',
        [standards]: 'standard-off',
      });
      simulator.control.addFault({
        operation: '*',
        error: { code: 'InternalException', status: 500 },
      });
      world.clock.time += 60 * 60_000;
      expect(await world.run()).toEqual(before);
      world.clock.time += 24 * 60 * 60_000;
      const after = await world.run();
      expect(after[standards]).toBe('not-checked');
      expect(after[unlinked]).toBe('not-checked');
      simulator.control.clearFaults();
      expect(await world.run()).toEqual(before);
      // What config no longer names is forgotten
      await AccountChecker.create({
        knex,
        gateways: world.gateways,
        states: world.states,
        checks: world.checks,
        sources: [],
        clock: world.clock,
        logger: mockServices.logger.mock(),
      }).run();
      expect(await world.checks.list()).toEqual([]);
      world.gateways.close();
    },
  );
});
