import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { SourceSettings } from '../../config';
import { migrationsDirectory } from '../../database/migrations';
import { DatabaseSyncStateStore } from '../../database/operations/sync';
import { PullScheduler } from './PullScheduler';
import { PullTarget, pullTargets } from './pullTargets';

jest.setTimeout(60_000);

const sources: SourceSettings[] = [
  {
    name: 'organisation',
    partition: 'aws',
    administrator: {
      account: '999900001111',
      homeRegion: 'eu-west-1',
      strategy: 'aggregator',
      discovery: 'security-hub',
    },
    service: 'cspm',
  },
  {
    name: 'others',
    partition: 'aws-cn',
    service: 'cspm',
    accounts: Array.from({ length: 12 }, (_, number) => ({
      account: `1111222233${10 + number}`,
      regions: ['cn-north-1', 'cn-northwest-1'],
    })),
  },
];
const minutes = (count: number) => ({ minutes: count });

describe('PullScheduler', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  it('schedules each kind of read for each source, over all its places', async () => {
    const knex = await databases.init('SQLITE_3');
    await knex.migrate.latest({ directory: migrationsDirectory() });
    const states = DatabaseSyncStateStore.create({ knex });
    const scheduler = mockServices.scheduler.mock();
    const calls: string[] = [];
    let running = 0;
    let most = 0;
    const note = (kind: string) => async (target: PullTarget) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(resolve => setImmediate(resolve));
      running -= 1;
      calls.push(`${kind} ${target.account} ${target.region}`);
    };
    const create = () =>
      PullScheduler.create({
        scheduler,
        states,
        sources,
        puller: {
          readAll: note('all'),
          readChanges: note('changes'),
          sweepStatus: note('status'),
          readDirty: note('dirty'),
        },
        schedules: {
          incremental: minutes(10),
          overlap: { hours: 48 },
          fullRead: { days: 1 },
          statusSweep: minutes(15),
          dirtyReads: minutes(5),
          catalogSweep: minutes(1),
          writeBack: minutes(1),
          verification: minutes(1),
          expiry: minutes(1),
          checks: { hours: 1 },
          retention: { hours: 1 },
          pull: { seconds: 10 },
        },
        logger: mockServices.logger.mock(),
      });

    await create().start();
    const tasks = scheduler.scheduleTask.mock.calls.map(([task]) => task);
    expect(
      tasks.map(({ id, scope, frequency }) => [id, scope, frequency]),
    ).toEqual(
      sources.flatMap(({ name }) => [
        [`security-hub-${name}-full-read`, 'global', minutes(1)],
        [`security-hub-${name}-incremental-read`, 'global', minutes(10)],
        [`security-hub-${name}-status-sweep`, 'global', minutes(15)],
        [`security-hub-${name}-dirty-read`, 'global', minutes(5)],
      ]),
    );
    expect(scheduler.triggerTask).not.toHaveBeenCalled();
    expect(await states.list()).toHaveLength(25);

    const run = async (id: string, signal = new AbortController().signal) => {
      calls.length = 0;
      const task = tasks.find(item => item.id === id);
      await (task?.fn as (signal: AbortSignal) => Promise<void>)(signal);
      return calls;
    };
    expect(await run('security-hub-organisation-status-sweep')).toEqual([
      'status 999900001111 eu-west-1',
    ]);
    const places = pullTargets(sources[1]).map(
      target => `all ${target.account} ${target.region}`,
    );
    expect((await run('security-hub-others-full-read')).sort()).toEqual(places);
    expect(places).toHaveLength(24);
    expect(most).toBe(8);
    expect(
      await run('security-hub-others-full-read', AbortSignal.abort()),
    ).toEqual([]);

    // After a restart nothing waits for the time that the process before has set
    await states.update(pullTargets(sources[0])[0], {
      lastFullReadAt: '2026-03-01T00:00:00.000Z',
    });
    scheduler.triggerTask.mockRejectedValueOnce(new Error('is running'));
    await create().start();
    expect(scheduler.triggerTask).toHaveBeenCalledTimes(8);
  });
});
