import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { RateLimiter, SystemClock } from '../../../aws';
import { ManualClock } from '../../../__testUtils__/ManualClock';
import { until } from '../../../__testUtils__/until';
import { migrationsDirectory } from '../../migrations';
import { DatabaseLeases } from './DatabaseLeases';
import { DatabaseRateSlots } from './DatabaseRateSlots';
import { LeaseLostError } from './Leases';

jest.setTimeout(60_000);

/** Work that goes on until it is told to end, or its lease is lost. */
function openWork() {
  let end: () => void = () => {};
  const ended = new Promise<void>(resolve => {
    end = resolve;
  });
  let begun: (signal: AbortSignal) => void = () => {};
  const started = new Promise<AbortSignal>(resolve => {
    begun = resolve;
  });
  const work = async (signal: AbortSignal) => {
    begun(signal);
    await Promise.race([
      ended,
      new Promise<void>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
    ]);
  };
  return { work, started, end };
}

describe('leases', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
  const migrated = async (id: Parameters<typeof databases.init>[0]) => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    return knex;
  };
  const untilOf = async (knex: Knex) =>
    (await knex('leases')).map(row => Number(row.until));

  it.each(databases.eachSupportedId())(
    'are held by one, renewed, given back, and lost on %p',
    async id => {
      const knex = await migrated(id);
      const clock = ManualClock.create();
      const leases = DatabaseLeases.create({ knex, clock, now: clock.now });
      const first = openWork();
      const holding = leases.withLease('a', first.work);
      await first.started;
      expect(await untilOf(knex)).toEqual([clock.now() + 60_000]);
      const other = jest.fn();
      expect(await leases.withLease('a', other)).toBe(false);
      expect(await leases.withLease('b', other)).toBe(true);
      expect(other).toHaveBeenCalledTimes(1);

      // Renewed at each third: after 80 seconds it is still held
      for (let beat = 0; beat < 4; beat += 1) {
        await clock.advance(20_000);
        await clock.until(async () =>
          (await untilOf(knex)).includes(clock.now() + 60_000),
        );
      }
      expect(await leases.withLease('a', other)).toBe(false);
      first.end();
      expect(await holding).toBe(true);
      expect(await untilOf(knex)).toEqual([]);

      await expect(
        leases.withLease('a', async () => {
          throw new Error('broken');
        }),
      ).rejects.toThrow('broken');
      expect(await untilOf(knex)).toEqual([]);

      // A holder that was killed: its row stays, and nobody renews it
      await knex('leases').insert({
        name: 'a',
        holder: 'killed',
        until: clock.now() + 60_000,
      });
      expect(await leases.withLease('a', other)).toBe(false);
      await clock.advance(59_000);
      expect(await leases.withLease('a', other)).toBe(false);
      await clock.advance(1_000);
      const second = openWork();
      const held = leases.withLease('a', second.work);
      held.catch(() => {});
      const signal = await second.started;
      // Taken from it, say after it was suspended for long
      await knex('leases').update({ holder: 'somebody else' });
      await clock.advance(20_000);
      await expect(held).rejects.toThrow(LeaseLostError);
      expect(signal.aborted).toBe(true);
      expect(await untilOf(knex)).toHaveLength(1);

      // A clock set back by hours does not keep a dead one's lease alive for hours
      await knex('leases').update({ until: clock.now() + 3 * 3_600_000 });
      expect(await leases.withLease('a', other)).toBe(true);

      await knex('leases').insert({
        name: 'a',
        holder: 'earlier process',
        until: clock.now() + 60_000,
      });
      await leases.begin();
      // On SQLite no other process can be alive
      expect(await leases.withLease('a', other)).toBe(id === 'SQLITE_3');
    },
  );

  it.each(databases.eachSupportedId())(
    'go by the time of the database, and end when it is away, on %p',
    async id => {
      const knex = await migrated(id);
      const clock = ManualClock.create();
      const leases = DatabaseLeases.create({ knex, clock });
      const work = openWork();
      const held = leases.withLease('a', work.work);
      held.catch(() => {});
      await work.started;
      const [end] = await untilOf(knex);
      expect(Math.abs(end - Date.now() - 60_000)).toBeLessThan(10_000);
      expect(await leases.withLease('a', jest.fn())).toBe(false);
      await knex('leases').update({ until: Date.now() - 1000 });
      expect(await leases.withLease('a', jest.fn())).toBe(true);

      await knex.schema.renameTable('leases', 'away');
      await clock.advance(20_000);
      await clock.advance(20_000);
      expect((await work.started).aborted).toBe(false);
      await clock.advance(20_000);
      await expect(held).rejects.toThrow(LeaseLostError);
      await knex.schema.renameTable('away', 'leases');
    },
  );

  it.each(databases.eachSupportedId())(
    'lets only one of many in on %p',
    async id => {
      const knex = await migrated(id);
      const clock = SystemClock.create();
      const leases = [1, 2].map(() => DatabaseLeases.create({ knex, clock }));
      let inside = 0;
      let most = 0;
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, number) =>
          leases[number % 2].withLease('a', async () => {
            inside += 1;
            most = Math.max(most, inside);
            await clock.sleep(50);
            inside -= 1;
          }),
        ),
      );
      expect(results.filter(Boolean).length).toBeGreaterThan(0);
      expect(most).toBe(1);
    },
  );
});

describe('rate limits', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
  const migrated = async (id: Parameters<typeof databases.init>[0]) => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    return knex;
  };

  /** The most requests sent in any window of so many milliseconds. */
  const mostIn = (sent: number[], length: number) =>
    Math.max(
      ...sent.map(
        from => sent.filter(at => at >= from && at < from + length).length,
      ),
    );

  it.each(databases.eachSupportedId())(
    'give a burst, then the rate, half after a throttle, on %p',
    async id => {
      const knex = await migrated(id);
      let now = 1_800_000_000_000;
      const slots = DatabaseRateSlots.create({ knex, now: () => now });
      const rate = { perSecond: 2, burst: 3 };
      const waits = async (count: number) => {
        const result = [];
        for (let number = 0; number < count; number += 1) {
          result.push(Math.max(0, await slots.reserve('a', rate)));
        }
        return result;
      };
      expect(await waits(5)).toEqual([0, 0, 0, 500, 1000]);
      expect(await slots.reserve('b', rate)).toBeLessThanOrEqual(0);
      now += 3_600_000;
      expect(await waits(5)).toEqual([0, 0, 0, 500, 1000]);
      now += 2_000;
      await slots.throttled('a', rate);
      expect(await waits(3)).toEqual([1000, 2000, 3000]);
      now += 5 * 60_000 - 1;
      expect(await waits(4)).toEqual([0, 0, 0, 1000]);
      now += 10_000;
      expect(await waits(4)).toEqual([0, 0, 0, 500]);
      await slots.throttled('new', rate);
      expect(await slots.reserve('new', rate)).toBe(1000);
      // Set back by an hour: nobody waits for an hour
      now -= 3_600_000;
      expect(await waits(4)).toEqual([0, 0, 0, 500]);
    },
  );

  it.each(databases.eachSupportedId())(
    'are shared by the limiters of several processes on %p',
    async id => {
      const knex = await migrated(id);
      const clock = SystemClock.create();
      const rate = { perSecond: 20, burst: 3 };
      const sent: number[] = [];
      const limiters = [1, 2].map(() =>
        RateLimiter.create({
          ...rate,
          clock,
          shared: { budget: 'a', slots: DatabaseRateSlots.create({ knex }) },
        }),
      );
      const use = async (limiter: RateLimiter, count: number) => {
        await Promise.all(
          Array.from({ length: count }, async () => {
            await limiter.take(0);
            sent.push(Date.now());
          }),
        );
      };
      const start = Date.now();
      await Promise.all(limiters.map(limiter => use(limiter, 12)));
      // 24 requests: 3 at once, 21 at 20 a second
      expect(Date.now() - start).toBeGreaterThanOrEqual(1040);
      expect(sent).toHaveLength(24);
      // A timer may fire a millisecond early; each limiter may use one slot late
      expect(mostIn(sent, 490)).toBeLessThanOrEqual(3 + 10 + 2);

      // The throttle of one halves both, as soon as it is stored
      const again = Date.now();
      limiters[0].throttled();
      await until('the throttle is stored', async () => {
        const [row] = await knex('rate_limits');
        return Number(row.slow_until) > 0;
      });
      await Promise.all(limiters.map(limiter => use(limiter, 4)));
      expect(Date.now() - again).toBeGreaterThanOrEqual(790);
    },
  );
});
