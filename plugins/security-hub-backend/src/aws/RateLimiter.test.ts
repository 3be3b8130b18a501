import { Clock } from './Clock';
import { RateLimiter } from './RateLimiter';

/** Time that passes only when somebody sleeps. */
class SteppingClock implements Clock {
  time = 1_000_000;

  now() {
    return this.time;
  }

  async sleep(milliseconds: number) {
    await Promise.resolve();
    this.time += milliseconds;
  }
}

describe('RateLimiter', () => {
  const times = async (limiter: RateLimiter, clock: Clock, count: number) => {
    const start = clock.now();
    const taken: number[] = [];
    for (let number = 0; number < count; number += 1) {
      await limiter.take(0);
      taken.push(clock.now() - start);
    }
    return taken;
  };

  it('gives a burst, then a steady rate, and never saves up more than the burst', async () => {
    const clock = new SteppingClock();
    const limiter = RateLimiter.create({ perSecond: 2, burst: 3, clock });
    expect(await times(limiter, clock, 6)).toEqual([0, 0, 0, 500, 1000, 1500]);
    clock.time += 3_600_000;
    expect(await times(limiter, clock, 5)).toEqual([0, 0, 0, 500, 1000]);
  });

  it('empties and halves on a throttle, for five minutes', async () => {
    const clock = new SteppingClock();
    const limiter = RateLimiter.create({ perSecond: 2, burst: 3, clock });
    limiter.throttled();
    expect(limiter.currentRate).toBe(1);
    expect(await times(limiter, clock, 3)).toEqual([1000, 2000, 3000]);
    clock.time += 5 * 60_000 - 3001;
    expect(limiter.currentRate).toBe(1);
    clock.time += 1;
    expect(limiter.currentRate).toBe(2);
    expect(await times(limiter, clock, 5)).toEqual([0, 0, 0, 500, 1000]);
  });

  it('refills at each rate for its own time when the penalty ends in between', async () => {
    const clock = new SteppingClock();
    const limiter = RateLimiter.create({ perSecond: 2, burst: 100, clock });
    limiter.throttled();
    clock.time += 5 * 60_000 - 4000;
    await limiter.take(0);
    for (let number = 0; number < 99; number += 1) {
      await limiter.take(0);
    }
    // Empty now: 4 s at half the rate, then 3 s at the full one
    clock.time += 7000;
    const before = clock.now();
    for (let number = 0; number < 10; number += 1) {
      await limiter.take(0);
    }
    expect(clock.now()).toBe(before);
    await limiter.take(0);
    expect(clock.now()).toBeGreaterThan(before);
  });

  it('serves by priority, then by arrival, and lets go of those who leave', async () => {
    const clock = new SteppingClock();
    const limiter = RateLimiter.create({ perSecond: 1, burst: 1, clock });
    await limiter.take(0);
    const served: string[] = [];
    const leaving = new AbortController();
    const take = (name: string, priority: number, signal?: AbortSignal) =>
      limiter.take(priority, signal).then(() => served.push(name));
    const all = [
      take('full 1', 4),
      take('full 2', 4),
      take('incremental', 3),
      take('dirty', 1),
    ];
    const left = take('left', 0, leaving.signal);
    leaving.abort(new Error('went away'));
    await expect(left).rejects.toThrow('went away');
    await Promise.all(all);
    expect(served).toEqual(['dirty', 'incremental', 'full 1', 'full 2']);
    await expect(limiter.take(0, leaving.signal)).rejects.toThrow('went away');
  });
});
