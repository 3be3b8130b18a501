import { TestDatabases } from '@backstage/backend-test-utils';
import { migrationsDirectory } from '../../migrations';
import { keepPushStates } from './keepPushStates';
import { listPushStates } from './listPushStates';
import { claimDepthRead, saveDepth } from './queueDepth';
import { savePushProgress } from './savePushProgress';

jest.setTimeout(60_000);

const nothing = { findings: 0, others: 0, poison: 0 };
const stateAt = '2026-11-20T09:00:00.000Z';

describe('state of the queues', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it.each(databases.eachSupportedId())(
    'adds up what replicas have seen on %p',
    async id => {
      const knex = await databases.init(id);
      const directory = migrationsDirectory();
      await knex.migrate.latest({ directory });

      await savePushProgress(knex, 'main', {
        ...nothing,
        state: 'denied',
        stateAt,
        message: 'AWS denies access',
      });
      expect(await listPushStates(knex)).toEqual([
        {
          source: 'main',
          state: 'denied',
          stateAt,
          message: 'AWS denies access',
          counts: nothing,
        },
      ]);
      const stored = {
        state: 'ok' as const,
        stateAt: '2026-11-20T09:01:00.000Z',
        lastStoredAt: '2026-11-20T09:01:00.000Z',
        lagMilliseconds: 1_500,
        longestLagMilliseconds: 3_000_000_000,
        findings: 3_000_000_000,
        others: 1,
        poison: 2,
      };
      await Promise.all([
        savePushProgress(knex, 'main', {
          ...stored,
          lastEventAt: '2026-11-20T09:00:58.500Z',
        }),
        savePushProgress(knex, 'main', {
          ...stored,
          lastEventAt: '2026-11-20T09:00:01.000Z',
        }),
        savePushProgress(knex, 'other', { ...nothing, state: 'ok', stateAt }),
      ]);
      // A replica that has stored nothing takes nothing away
      await savePushProgress(knex, 'main', {
        ...nothing,
        state: 'ok',
        stateAt: stored.stateAt,
      });
      expect((await listPushStates(knex))[0]).toEqual({
        source: 'main',
        state: 'ok',
        stateAt: stored.stateAt,
        lastEventAt: '2026-11-20T09:00:58.500Z',
        lastStoredAt: stored.lastStoredAt,
        lagMilliseconds: 1_500,
        longestLagMilliseconds: 3_000_000_000,
        counts: { findings: 6_000_000_000, others: 2, poison: 4 },
      });

      await keepPushStates(knex, ['other']);
      expect(await listPushStates(knex)).toHaveLength(1);
      await keepPushStates(knex, []);
      expect(await listPushStates(knex)).toEqual([]);

      await knex.migrate.down({
        directory,
        name: '20261126000003_push.js',
      });
      expect(await knex.schema.hasTable('push_state')).toBe(false);
      await knex.migrate.latest({ directory });
      expect(await knex.schema.hasTable('push_state')).toBe(true);
    },
  );

  it.each(databases.eachSupportedId())(
    'lets one replica read the depth in each interval on %p',
    async id => {
      const knex = await databases.init(id);
      await knex.migrate.latest({ directory: migrationsDirectory() });
      const now = Date.parse(stateAt);
      const claims = async (...times: number[]) =>
        await Promise.all(
          times.map(time =>
            claimDepthRead(knex, 'main', {
              now: time,
              intervalMilliseconds: 30_000,
            }),
          ),
        );
      expect(await claims(now)).toEqual([false]);
      await savePushProgress(knex, 'main', {
        ...nothing,
        state: 'ok',
        stateAt,
      });

      const first = await claims(now, now, now);
      expect(first.filter(Boolean)).toHaveLength(1);
      await saveDepth(knex, 'main', { waiting: 12, inFlight: 3 });
      expect((await listPushStates(knex))[0].depth).toEqual({
        waiting: 12,
        inFlight: 3,
        readAt: stateAt,
      });
      expect(await claims(now + 29_999)).toEqual([false]);
      expect(await claims(now + 30_000)).toEqual([true]);
      await saveDepth(knex, 'main', {
        waiting: 0,
        inFlight: 0,
        deadLetters: 7,
      });
      expect((await listPushStates(knex))[0].depth).toMatchObject({
        deadLetters: 7,
      });
      // The clock was set back by an hour
      expect(await claims(now - 3_600_000)).toEqual([true]);
    },
  );
});
