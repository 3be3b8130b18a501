import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { SourceSettings } from '../../config';
import {
  home,
  PullWorld,
  record,
  startPullWorld,
} from './__testUtils__/pullWorld';
import { RecordingIngestor } from './__testUtils__/RecordingIngestor';
import { pullTargets } from './pullTargets';
import { PullWorker } from './PullWorker';

jest.setTimeout(60_000);

const accounts = Array.from(
  { length: 6 },
  (_, number) => `11112222333${number}`,
);
const source: SourceSettings = {
  name: 'accounts',
  partition: 'aws',
  service: 'cspm',
  accounts: accounts.map(account => ({
    account,
    regions: [home],
    readRole: 'read',
  })),
};
const targets = pullTargets(source);

/** What each account has, 230 findings: three pages. */
const findings = accounts.flatMap((account, place) =>
  Array.from({ length: 230 }, (_, number) =>
    record(place * 1000 + number, { AwsAccountId: account }),
  ),
);

/** Lets batches wait until it is opened. */
function gate(...ingestors: RecordingIngestor[]) {
  let open: () => void = () => {};
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  const waiting: string[] = [];
  for (const ingestor of ingestors) {
    ingestor.beforeBatch = async ({ readFrom }) => {
      waiting.push(readFrom.account);
      await opened;
    };
  }
  return { open, waiting };
}

describe('PullWorker', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
  let world: PullWorld;
  let knex: Knex;
  let releases: Array<() => void> = [];

  const start = async (id: Parameters<typeof databases.init>[0]) => {
    knex = await databases.init(id);
    world = await startPullWorld({
      knex,
      sources: [source],
      organisation: {
        accounts: accounts.map(account => ({ id: account, name: account })),
        roles: accounts.map(account => ({
          arn: `arn:aws:iam::${account}:role/read`,
        })),
        findings,
      },
    });
  };
  afterEach(async () => {
    releases.forEach(release => release());
    releases = [];
    await world.close();
  });

  const run = async (...workers: PullWorker[]) => {
    await Promise.all(workers.map(worker => worker.look()));
    await Promise.all(workers.map(worker => worker.idle()));
  };

  it.each(databases.eachSupportedId())(
    'reads each account once, shared by replicas, on %p',
    async id => {
      await start(id);
      const one = world.createProcess();
      const two = world.createProcess();
      const { open, waiting } = gate(one.ingestor, two.ingestor);
      const workers = [one.createWorker(3), two.createWorker(3)];
      await Promise.all(workers.map(worker => worker.look()));
      await one.heart.until(() => waiting.length === 6);
      expect([...waiting].sort()).toEqual(accounts);
      expect(await knex('leases')).toHaveLength(6);
      // Somebody else has them all
      await run(world.createProcess().createWorker());
      open();
      await Promise.all(workers.map(worker => worker.idle()));

      expect(one.ingestor.sources().size).toBe(3);
      expect(two.ingestor.sources().size).toBe(3);
      expect([...one.ingestor.ids(), ...two.ingestor.ids()].sort()).toEqual(
        findings.map(({ Id }) => Id).sort(),
      );
      expect(world.sweeps.map(({ target }) => target.account).sort()).toEqual(
        accounts,
      );
      expect(await knex('leases')).toEqual([]);
      expect((await world.states.list()).map(({ state }) => state)).toEqual(
        accounts.map(() => 'ok'),
      );

      // What is due then is done once: changes (four queries), status sweep (two), and no doubtful records
      await run(...workers);
      expect(world.reads()).toEqual(
        Object.fromEntries(accounts.map(account => [account, 3 + 6])),
      );
      const { lastRuns } = await world.stateOf(targets[0]);
      expect(Object.keys(lastRuns ?? {}).sort()).toEqual([
        'changes',
        'dirty',
        'full',
        'sweep',
      ]);
      world.control.clearCallCounts();
      await run(...workers);
      expect(world.reads()).toEqual({});
      world.time.ahead += 11 * 60_000;
      await run(...workers);
      expect(Object.keys(world.reads())).toHaveLength(6);
    },
  );

  it.each(databases.eachSupportedId())(
    'goes on with the work of a replica that was killed on %p',
    async id => {
      await start(id);
      const killed = world.createProcess();
      const pages: string[] = [];
      killed.ingestor.beforeBatch = async ({ readFrom: { account } }) => {
        pages.push(account);
        // With the second page of each account the process is gone; its lease is not renewed, nor given back
        if (pages.filter(item => item === account).length > 1) {
          await new Promise((_, reject) => {
            releases.push(() => reject(new Error('killed')));
          });
        }
      };
      await killed.createWorker().look();
      await killed.heart.until(() => pages.length === 12);

      const other = world.createProcess();
      const worker = other.createWorker();
      await run(worker);
      expect(other.ingestor.batches).toEqual([]);
      world.time.ahead += 40_000;
      await run(worker);
      expect(other.ingestor.batches).toEqual([]);
      world.time.ahead += 20_000;
      await run(worker);
      const read = new Set([...killed.ingestor.ids(), ...other.ingestor.ids()]);
      expect(read.size).toBe(findings.length);
      // They go on where the dead one was: each page but the first, and one record again
      expect(other.ingestor.ids()).toHaveLength(6 * 131);
      expect(world.sweeps.map(({ resumed }) => resumed)).toEqual(
        accounts.map(() => true),
      );
    },
  );

  it('takes no lease before what it reads can be stored', async () => {
    await start('SQLITE_3');
    let ready = false;
    const worker = world.createProcess().createWorker(9, () => ready);
    await run(worker);
    expect(await knex('leases')).toEqual([]);
    expect(world.sweeps).toEqual([]);
    ready = true;
    await run(worker);
    expect(world.sweeps).toHaveLength(accounts.length);
  });

  it('does not let one that is slow, or fails, delay others; reads what waits longest first', async () => {
    await start('SQLITE_3');
    const [slow, failing, ...others] = accounts;
    const process = world.createProcess();
    const { ingestor } = process;
    let open: () => void = () => {};
    const opened = new Promise<void>(resolve => {
      open = resolve;
      releases.push(resolve);
    });
    ingestor.beforeBatch = async ({ readFrom }) => {
      if (readFrom.account === slow) {
        await opened;
      }
    };
    world.control.deleteRole(`arn:aws:iam::${failing}:role/read`);
    const worker = process.createWorker(2);
    await worker.look();
    await process.heart.until(() => world.sweeps.length === 4);
    expect(world.sweeps.map(({ target }) => target.account)).toEqual(others);
    expect(await world.stateOf(targets[1])).toMatchObject({
      state: 'not-connected',
    });
    // Still under way; what has become due meanwhile goes on beside it, under the same lease
    await worker.look();
    await process.heart.until(
      async () =>
        (await world.stateOf(targets[5])).lastRuns?.sweep !== undefined &&
        (await knex('leases')).length === 1,
    );
    open();
    await worker.idle();
    expect((await world.stateOf(targets[0])).state).toBe('ok');

    // The status sweep of account 3 is due before that of account 2
    const at = (minutes: number) =>
      new Date(world.clock.now() - minutes * 60_000).toISOString();
    const recent = { changes: at(1), dirty: at(1), sweep: at(1) };
    for (const target of targets) {
      await world.states.update(target, { lastRuns: recent });
    }
    await world.states.update(targets[2], { lastRuns: { sweep: at(16) } });
    await world.states.update(targets[3], { lastRuns: { sweep: at(17) } });
    await world.states.update(targets[1], { lastError: 'none' });
    ingestor.batches.length = 0;
    world.control.patch({}, { Workflow: { Status: 'SUPPRESSED' } });
    world.control.setRole({ arn: `arn:aws:iam::${failing}:role/read` });
    await run(process.createWorker(1));
    expect([...ingestor.sources()]).toEqual([
      `${accounts[3]}/${home}`,
      `${accounts[2]}/${home}`,
      // Was tried a moment ago
      `${failing}/${home}`,
    ]);
  });

  it('breaks off a long read when others wait, and then only', async () => {
    await start('SQLITE_3');
    const process = world.createProcess();
    process.ingestor.beforeBatch = () => {
      world.time.ahead += 2 * 60_000;
    };
    const worker = process.createWorker(1);
    await run(worker);
    // The last one has nobody behind it
    const progress = await Promise.all(
      targets.map(async target => (await world.stateOf(target)).progress?.read),
    );
    expect(progress).toEqual([200, 200, 200, 200, 200, undefined]);
    for (let look = 0; look < 5; look += 1) {
      await run(worker);
    }
    expect(process.ingestor.ids()).toHaveLength(findings.length);
    expect(world.sweeps).toHaveLength(6);
  });

  it('survives a clock that is set back', async () => {
    await start('SQLITE_3');
    const process = world.createProcess();
    const worker = process.createWorker();
    world.time.ahead = 3 * 24 * 3_600_000;
    await run(worker);
    await run(worker);
    // A process was killed then, and its lease ends in three days
    await knex('leases').insert({
      name: `pull/accounts/${accounts[0]}/${home}/read`,
      holder: 'killed',
      until: world.clock.now() + 60_000,
    });
    world.time.ahead = 0;
    world.control.addFindings([
      record(9000, {
        AwsAccountId: accounts[0],
        UpdatedAt: new Date().toISOString(),
      }),
    ]);
    world.control.clearCallCounts();
    await run(worker);
    expect(process.ingestor.ids()).toContain('finding-9000');
    const state = await world.stateOf(targets[0]);
    expect(Date.parse(state.asOf ?? '')).toBeLessThanOrEqual(Date.now());
    expect(Date.parse(state.lastRuns?.changes ?? '')).toBeLessThanOrEqual(
      Date.now(),
    );
    world.control.clearCallCounts();
    await run(worker);
    expect(world.reads()).toEqual({});
  });

  it('starts with what config says, and stops at once', async () => {
    await start('SQLITE_3');
    const process = world.createProcess();
    const scheduler = mockServices.scheduler.mock();
    const worker = process.createWorker();
    await worker.start(scheduler);
    const [[task]] = scheduler.scheduleTask.mock.calls;
    expect(task).toMatchObject({
      id: 'security-hub-pull',
      scope: 'local',
      frequency: { seconds: 10 },
    });
    expect(process.readers.readerOf('accounts', accounts[0], home)).toEqual({
      account: accounts[0],
      region: home,
    });
    const { open, waiting } = gate(process.ingestor);
    await (task.fn as () => Promise<void>)();
    await process.heart.until(() => waiting.length === 6);
    const stopped = worker.stop();
    open();
    await stopped;
    expect(await knex('leases')).toEqual([]);
    expect(world.reads()).toEqual(
      Object.fromEntries(accounts.map(account => [account, 1])),
    );
    const state = await world.stateOf(targets[0]);
    expect(state.lastError).toBeUndefined();
    await worker.look();
    await worker.idle();
    expect(process.ingestor.batches).toHaveLength(6);
  });
});
