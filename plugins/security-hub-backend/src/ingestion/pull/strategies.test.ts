import { TestDatabases } from '@backstage/backend-test-utils';
import { SourceSettings } from '../../config';
import {
  administrator,
  home,
  PullWorld,
  record,
  startPullWorld,
} from './__testUtils__/pullWorld';
import { pullTargets } from './pullTargets';
import { PullWorker } from './PullWorker';

jest.setTimeout(60_000);

const other = 'us-east-1';
const shop = '111122223333';
const pay = '222233334444';
const late = '333344445555';
const outside = '444455556666';
const role = (account: string) => `arn:aws:iam::${account}:role/portal-read`;

const source = (
  strategy: 'members' | 'auto' | 'aggregator',
  over: Partial<NonNullable<SourceSettings['administrator']>> = {},
): SourceSettings => ({
  name: 'organisation',
  partition: 'aws',
  service: 'cspm',
  administrator: {
    account: administrator,
    homeRegion: home,
    memberReadRole: 'portal-read',
    strategy,
    discovery: 'security-hub',
    ...over,
  },
});

/** Three findings of an account in each of two Regions. */
const findingsOf = (account: string) =>
  [home, other].flatMap(region =>
    [1, 2, 3].map(number =>
      record(number, {
        Id: `${account}/${region}/${number}`,
        AwsAccountId: account,
        Region: region,
      }),
    ),
  );

describe('strategies', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
  let world: PullWorld;

  const start = async (
    id: Parameters<typeof databases.init>[0],
    settings: SourceSettings,
  ) => {
    world = await startPullWorld({
      knex: await databases.init(id),
      sources: [settings],
      organisation: {
        linkedRegions: [other],
        accounts: [
          { id: administrator, name: 'security' },
          { id: shop, name: 'shop' },
          { id: pay, name: 'pay' },
          { id: outside, name: 'outside', memberStatus: 'none' },
        ],
        roles: [shop, pay, outside].map(account => ({ arn: role(account) })),
        findings: [administrator, shop, pay].flatMap(findingsOf),
      },
    });
    const process = world.createProcess();
    return { ...process, worker: process.createWorker() };
  };
  afterEach(async () => {
    await world.close();
  });

  const run = async (worker: PullWorker) => {
    await worker.look();
    await worker.idle();
  };
  /** From where each account's records in a Region came, without repetition: `account/Region <- reader` */
  const ways = (ingestor: {
    batches: Array<{
      readFrom: { account: string; region: string };
      observations: Array<{ document: unknown }>;
    }>;
  }) => [
    ...new Set(
      ingestor.batches
        .flatMap(({ readFrom, observations }) =>
          observations.map(({ document }) => {
            const { AwsAccountId, Region } = document as Record<string, string>;
            const reader =
              readFrom.account === administrator
                ? 'administrator'
                : readFrom.account;
            return `${AwsAccountId} ${Region} <- ${reader} ${readFrom.region}`;
          }),
        )
        .sort(),
    ),
  ];
  const itself = (account: string, ...regions: string[]) =>
    regions.map(region => `${account} ${region} <- ${account} ${region}`);
  const inHome = (account: string, ...regions: string[]) =>
    regions.map(region => `${account} ${region} <- ${account} ${home}`);
  const through = (account: string, ...regions: string[]) =>
    regions.map(region => `${account} ${region} <- administrator ${home}`);
  const shown = async () =>
    Object.fromEntries(
      (await world.states.list())
        .filter(row => row.role === 'member')
        .map(row => [
          `${row.account} ${row.region}`,
          `${row.state} ${row.readThrough}`,
        ]),
    );
  const truth = () =>
    world.control
      .listRecords()
      .map(({ finding }) => finding.Id as string)
      .sort();

  it.each(databases.eachSupportedId())(
    'members: reads each account and Region by itself on %p',
    async id => {
      const { worker, ingestor, readers } = await start(id, source('members'));
      await run(worker);
      await run(worker);
      expect(ways(ingestor)).toEqual([
        ...itself(shop, home, other),
        ...itself(pay, home, other),
        ...through(administrator, home, other),
      ]);
      expect(ingestor.ids().sort()).toEqual(truth());
      expect(await shown()).toEqual({
        [`${shop} ${home}`]: 'ok itself',
        [`${shop} ${other}`]: 'ok itself',
        [`${pay} ${home}`]: 'ok itself',
        [`${pay} ${other}`]: 'ok itself',
      });
      expect(readers.readerOf('organisation', shop, other)).toEqual({
        account: shop,
        region: other,
      });

      // A new member joins, one leaves, another one's role is gone: no restart
      world.control.setAccount({ id: late, name: 'late' });
      world.control.setRole({ arn: role(late) });
      world.control.addFindings(findingsOf(late));
      world.control.setAccount({ id: pay, name: 'pay', memberStatus: 'none' });
      world.time.ahead += 6 * 60_000;
      await run(worker);
      await run(worker);
      expect(ways(ingestor)).toEqual(
        expect.arrayContaining(itself(late, home, other)),
      );
      expect(await shown()).toMatchObject({
        [`${late} ${home}`]: 'ok itself',
        [`${pay} ${home}`]: 'not-connected itself',
      });
      ingestor.batches.length = 0;
      world.control.deleteRole(role(shop));
      world.control.expireSessions();
      world.time.ahead += 24 * 3_600_000;
      await run(worker);
      await run(worker);
      expect(ways(ingestor)).toEqual([
        ...itself(late, home, other),
        ...through(administrator, home, other),
      ]);
      expect(await shown()).toMatchObject({
        [`${shop} ${home}`]: 'not-connected itself',
      });
    },
  );

  it.each(databases.eachSupportedId())(
    'auto: reads through the administrator what refuses, and no more once it lets in, on %p',
    async id => {
      const settings = source('auto');
      const { worker, ingestor, readers } = await start(id, settings);
      world.control.deleteRole(role(pay));
      await run(worker);
      await run(worker);
      expect(ways(ingestor)).toEqual([
        ...itself(shop, home, other),
        ...through(pay, home, other),
        ...through(administrator, home, other),
      ]);
      expect(ingestor.ids().sort()).toEqual(truth());
      expect(await shown()).toEqual({
        [`${shop} ${home}`]: 'ok itself',
        [`${shop} ${other}`]: 'ok itself',
        [`${pay} ${home}`]: 'ok administrator',
        [`${pay} ${other}`]: 'ok administrator',
      });
      const [payRow] = (await world.states.list()).filter(
        row => row.account === pay,
      );
      expect(payRow.lastError).toMatchObject({
        kind: 'not-connected',
        message: expect.stringContaining(pay),
      });
      expect(readers.readerOf('organisation', pay, home)).toEqual({
        account: administrator,
        region: home,
      });
      // One full read of the administrator was enough
      const [admin] = pullTargets(settings);
      const sweepsOfAdministrator = () =>
        world.sweeps.filter(({ target }) => target.account === administrator)
          .length;
      expect(sweepsOfAdministrator()).toBe(1);

      // In the middle, the role of another one is taken away: what the administrator left out so far it reads now
      ingestor.batches.length = 0;
      world.control.deny(role(shop), ['GetFindings']);
      world.time.ahead += 16 * 60_000;
      await run(worker);
      expect(await shown()).toMatchObject({
        [`${shop} ${home}`]: 'ok administrator',
      });
      expect((await world.stateOf(admin)).fullReadWantedAt).toBeDefined();
      await run(worker);
      expect(sweepsOfAdministrator()).toBe(2);
      expect((await world.stateOf(admin)).fullReadWantedAt).toBeUndefined();
      expect(ways(ingestor)).toEqual([
        ...through(shop, home, other),
        ...through(pay, home, other),
        ...through(administrator, home, other),
      ]);

      // Tried again after an hour, not before; both let us in now
      world.control.allow(role(shop));
      world.control.setRole({ arn: role(pay) });
      world.time.ahead += 30 * 60_000;
      await run(worker);
      expect(await shown()).toMatchObject({
        [`${shop} ${home}`]: 'ok administrator',
      });
      world.time.ahead += 40 * 60_000;
      await run(worker);
      ingestor.batches.length = 0;
      await run(worker);
      world.time.ahead += 24 * 3_600_000;
      await run(worker);
      expect(ways(ingestor)).toEqual([
        ...itself(shop, home, other),
        ...itself(pay, home, other),
        ...through(administrator, home, other),
      ]);
      expect(Object.values(await shown())).toEqual(Array(4).fill('ok itself'));
    },
  );

  it('auto: reads new accounts through the administrator until they are known', async () => {
    const { worker, ingestor } = await start('SQLITE_3', source('auto'));
    await run(worker);
    await run(worker);
    ingestor.batches.length = 0;
    const at = new Date(world.clock.now()).toISOString();
    world.control.setAccount({ id: late, name: 'late' });
    world.control.setRole({ arn: role(late) });
    world.control.addFindings(
      findingsOf(late).map(item => ({ ...item, UpdatedAt: at })),
    );
    // The next incremental read, before members are listed again
    const [admin] = pullTargets(source('auto'));
    await world.createProcess(ingestor).puller.run('changes', admin);
    expect(ways(ingestor)).toEqual(
      expect.arrayContaining(through(late, home, other)),
    );
  });

  it('asks STS for no account that is no member, and no member more often than needed', async () => {
    const { worker } = await start('SQLITE_3', source('auto'));
    for (let look = 0; look < 5; look += 1) {
      await run(worker);
      world.time.ahead += 6 * 60_000;
    }
    const assumed = world.control
      .getCallCounts()
      .filter(({ operation }) => operation === 'AssumeRole');
    // Roles are assumed by the base credentials: one for each account and Region
    expect(assumed.reduce((sum, { calls }) => sum + calls, 0)).toBe(4);
    expect(await world.states.isMember('organisation', outside)).toBe(false);
    const reached = world.control
      .getCallCounts()
      .filter(({ operation }) => operation === 'GetCallerIdentity')
      .map(({ accountId }) => accountId);
    expect(new Set(reached)).toEqual(new Set([administrator, shop, pay]));
  });

  it('takes accounts of the organisation that are no members of Security Hub', async () => {
    const { worker, ingestor } = await start(
      'SQLITE_3',
      source('members', {
        discovery: 'organizations',
        memberRegions: [home],
      }),
    );
    world.control.addFindings(findingsOf(outside));
    world.control.setAccount({
      id: pay,
      name: 'pay',
      organizationsState: 'SUSPENDED',
    });
    await run(worker);
    await run(worker);
    expect(ways(ingestor)).toEqual([
      ...inHome(shop, home, other),
      ...inHome(outside, home, other),
      ...through(administrator, home, other),
    ]);
    const rows = await world.states.list();
    expect(rows.map(row => [row.account, row.memberStatus])).toEqual([
      [shop, 'Enabled'],
      [pay, 'SUSPENDED'],
      [outside, 'OrganizationOnly'],
      [administrator, undefined],
    ]);
  });

  it('reads members where the aggregator does not say which Regions it links', async () => {
    const { worker, ingestor, logger } = await start(
      'SQLITE_3',
      source('members'),
    );
    world.control.addFault({
      operation: 'ListFindingAggregators',
      error: { code: 'AccessDeniedException', status: 403 },
    });
    await run(worker);
    await run(worker);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('Name them in administrator.memberRegions'),
    );
    // Nothing is lost: in the home Region each account shows the rest
    expect(ways(ingestor)).toEqual([
      ...inHome(shop, home, other),
      ...inHome(pay, home, other),
      ...through(administrator, home, other),
    ]);
  });
});
