import { mockServices } from '@backstage/backend-test-utils';
import { OwnershipSweep } from './OwnershipSweep';

describe('OwnershipSweep', () => {
  function setUp(sweeps: boolean[]) {
    const pauses: number[] = [];
    const logger = mockServices.logger.mock();
    const refresh = jest.fn(async () => {
      if (!sweeps.shift()) {
        throw new Error('connect ECONNREFUSED');
      }
      return 0;
    });
    const sweep = OwnershipSweep.create({
      refresher: { refresh },
      clock: {
        sleep: async (milliseconds, signal) => {
          signal?.throwIfAborted();
          pauses.push(milliseconds / 1000);
        },
      },
      logger,
    });
    return { sweep, pauses, logger, refresh };
  }
  const { signal } = new AbortController();
  const failures = (count: number) => Array<boolean>(count).fill(false);

  it('is not heard of where the catalog answers a moment later', async () => {
    const { sweep, pauses, logger, refresh } = setUp([...failures(3), true]);
    await sweep.run(signal);
    expect(pauses).toEqual([2, 2, 2]);
    expect(refresh).toHaveBeenCalledTimes(4);
    expect(logger.warn).not.toHaveBeenCalled();
    expect(logger.info).not.toHaveBeenCalled();
  });

  it('goes on until the first success, less and less often, and says so once', async () => {
    const { sweep, pauses, logger } = setUp([...failures(12), true]);
    await sweep.run(signal);
    expect(pauses).toEqual([2, 2, 2, 2, 2, 4, 8, 16, 30, 30, 30, 30]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('not stored yet'),
      { cause: 'Error connect ECONNREFUSED' },
    );
    expect(logger.info).toHaveBeenCalledTimes(1);
  });

  it('leaves later sweeps to the schedule', async () => {
    const { sweep, pauses, logger } = setUp([true, ...failures(9), true]);
    for (let run = 0; run < 10; run += 1) {
      await sweep.run(signal);
    }
    expect(pauses).toEqual([]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn.mock.calls[0][0]).toContain('stay as they are');
    await sweep.run(signal);
    expect(logger.info).toHaveBeenCalledTimes(1);
  });

  it('ends with the plugin', async () => {
    const { sweep, refresh } = setUp([]);
    const stopped = new AbortController();
    stopped.abort(new Error('shutdown'));
    await expect(sweep.run(stopped.signal)).rejects.toThrow('shutdown');
    expect(refresh).toHaveBeenCalledTimes(1);
  });
});
