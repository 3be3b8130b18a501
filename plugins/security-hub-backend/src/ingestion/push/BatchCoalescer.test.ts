import { BatchCoalescer } from './BatchCoalescer';

const quietMilliseconds = 20;

/** A coalescer of numbers that weigh what they are; each flush ends when the test says so. */
function world(options: { adders?: number } = {}) {
  const flushes: Array<{
    items: number[];
    finish: (done?: number[]) => void;
    fail: (error: Error) => void;
  }> = [];
  const coalescer = BatchCoalescer.create<number>({
    flush: items =>
      new Promise((resolve, reject) => {
        flushes.push({
          items,
          finish: (done = items) => resolve(new Set(done)),
          fail: reject,
        });
      }),
    weightOf: item => item,
    most: 100,
    quietMilliseconds,
    adders: options.adders ?? 10,
  });
  return { coalescer, flushes, batches: () => flushes.map(f => f.items) };
}
const pass = async (milliseconds: number) =>
  await jest.advanceTimersByTimeAsync(milliseconds);

describe('BatchCoalescer', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('makes one batch of what comes together, and tells each its own', async () => {
    const { coalescer, flushes, batches } = world();
    const first = coalescer.add([1, 2]);
    await pass(quietMilliseconds - 1);
    const second = coalescer.add([3]);
    await pass(quietMilliseconds - 1);
    expect(batches()).toEqual([]);
    await pass(1);
    expect(batches()).toEqual([[1, 2, 3]]);
    flushes[0].finish([2, 3]);
    expect(await first).toEqual([2]);
    expect(await second).toEqual([3]);
  });

  it('does not wait when all wait, when enough is there, or when hurried', async () => {
    const full = world({ adders: 2 });
    void full.coalescer.add([1]);
    void full.coalescer.add([2]);
    expect(full.batches()).toEqual([[1, 2]]);

    const heavy = world();
    void heavy.coalescer.add([40]);
    void heavy.coalescer.add([60]);
    expect(heavy.batches()).toEqual([[40, 60]]);

    const hurried = world();
    void hurried.coalescer.add([1]);
    hurried.coalescer.hurry();
    expect(hurried.batches()).toEqual([[1]]);
  });

  it('begins in a steady trickle, too', async () => {
    const { coalescer, batches } = world({ adders: 1000 });
    for (let count = 0; count < 10; count += 1) {
      void coalescer.add([1]);
      await pass(quietMilliseconds / 2);
    }
    expect(batches()).toHaveLength(1);
    expect(batches()[0]).toHaveLength(8);
  });

  it('works on one batch at a time, and gathers the next meanwhile', async () => {
    const { coalescer, flushes, batches } = world();
    const first = coalescer.add([100]);
    const others = [coalescer.add([70]), coalescer.add([30, 1])];
    const alone = coalescer.add([500]);
    await pass(1_000);
    expect(batches()).toEqual([[100]]);
    flushes[0].finish();
    expect(await first).toEqual([100]);
    // Together they would weigh too much
    await pass(0);
    expect(batches()).toEqual([[100], [70]]);
    flushes[1].finish();
    await pass(0);
    flushes[2].finish();
    await pass(0);
    expect(batches()).toEqual([[100], [70], [30, 1], [500]]);
    flushes[3].finish();
    expect(await Promise.all([...others, alone])).toEqual([
      [70],
      [30, 1],
      [500],
    ]);
  });

  it('tells a failure to all of its batch and to nobody else', async () => {
    const { coalescer, flushes } = world();
    const failed = [coalescer.add([50]), coalescer.add([50])];
    const results = Promise.allSettled(failed);
    const next = coalescer.add([1]);
    flushes[0].fail(new Error('The database is gone'));
    expect((await results).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
    ]);
    await pass(quietMilliseconds);
    flushes[1].finish();
    expect(await next).toEqual([1]);
  });
});
