import { mockServices } from '@backstage/backend-test-utils';
import { until } from '../../__testUtils__/until';
import { CatalogHints } from './CatalogHints';

/** Sleeps end when the test says so. */
async function setUp() {
  const events = mockServices.events();
  const wakes: Array<() => void> = [];
  const slept: number[] = [];
  const refresh = jest.fn(async () => 0);
  const hints = CatalogHints.create({
    refresher: { refresh },
    clock: {
      sleep: async (milliseconds, signal) => {
        slept.push(milliseconds);
        await new Promise<void>((resolve, reject) => {
          wakes.push(resolve);
          signal?.addEventListener('abort', () => reject(signal.reason));
        });
      },
    },
    logger: mockServices.logger.mock(),
  });
  await hints.follow(events);
  return {
    hints,
    refresh,
    slept,
    hint: async (topic = 'security-hub.catalog') =>
      await events.publish({ topic, eventPayload: 'not looked at' }),
    wake: async () => {
      await until('somebody sleeps', () => wakes.length > 0);
      wakes.pop()?.();
    },
    swept: async (times: number) =>
      await until(
        `it is swept ${times} times`,
        () => refresh.mock.calls.length === times,
      ),
  };
}

describe('CatalogHints', () => {
  it('makes one sweep of many hints, when they have ended', async () => {
    const { hints, refresh, slept, hint, wake, swept } = await setUp();
    await hint('another.topic');
    expect(slept).toEqual([]);
    for (let count = 0; count < 100; count += 1) {
      await hint();
    }
    await wake();
    await until('it looks whether that was all', () => slept.length === 2);
    expect(refresh).not.toHaveBeenCalled();
    await wake();
    await swept(1);
    expect(slept).toEqual([3000, 3000]);
    await hint();
    await until('it waits again', () => slept.length === 3);
    await wake();
    await swept(2);
    await hints.stop();
  });

  it('sweeps all the same while there is no end of them', async () => {
    const { hints, slept, hint, wake, swept } = await setUp();
    await hint();
    for (let count = 1; count <= 5; count += 1) {
      await until('it waits', () => slept.length === count);
      await hint();
      await wake();
    }
    await swept(1);
    expect(slept).toHaveLength(5);
    await hints.stop();
  });

  it('goes on after a failure, and once more after hints that come during a sweep', async () => {
    const { hints, refresh, slept, hint, wake, swept } = await setUp();
    refresh.mockRejectedValueOnce(new Error('connect ECONNREFUSED'));
    await hint();
    await wake();
    await swept(1);
    let release = () => {};
    refresh.mockImplementationOnce(async () => {
      await new Promise<void>(resolve => {
        release = resolve;
      });
      return 1;
    });
    await hint();
    await until('it waits', () => slept.length === 2);
    await wake();
    await swept(2);
    await hint();
    release();
    await until('it waits once more', () => slept.length === 3);
    await wake();
    await swept(3);
    await hints.stop();
    expect(refresh).toHaveBeenCalledTimes(3);
  });

  it('ends at once when it is stopped', async () => {
    const { hints, refresh, slept, hint } = await setUp();
    await hint();
    await until('it waits', () => slept.length === 1);
    await hints.stop();
    await hint();
    expect(refresh).not.toHaveBeenCalled();
  });
});
