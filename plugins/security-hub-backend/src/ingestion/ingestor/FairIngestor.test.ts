import { IngestResult, ObservationBatch } from '../observation';
import { BatchStore } from './BatchStore';
import { FairIngestor, FairIngestorOptions } from './FairIngestor';

const batch = (
  account: string,
  documents: unknown[],
  over: Partial<ObservationBatch> = {},
): ObservationBatch => ({
  source: 'main',
  readFrom: { account, region: 'eu-west-1' },
  observations: documents.map(document => ({
    document,
    observedAt: '2026-11-20T11:00:00.000Z',
  })),
  ...over,
});

const many = (count: number, name: string) =>
  Array.from({ length: count }, (_, number) => `${name}-${number}`);

/** A store whose transactions end when the test says so. A document `broken` cannot be stored; with `away` nothing can. */
class HeldStore implements BatchStore {
  readonly calls: string[][] = [];
  readonly rejected: unknown[] = [];
  away = false;
  held: Array<() => void> = [];
  hold = true;

  async ingestTogether(batches: ObservationBatch[]): Promise<IngestResult[]> {
    const documents = batches.flatMap(({ observations }) =>
      observations.map(({ document }) => String(document)),
    );
    this.calls.push(documents);
    if (this.hold) {
      await new Promise<void>(resolve => this.held.push(resolve));
    }
    if (this.away) {
      throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
    }
    if (documents.includes('broken')) {
      throw Object.assign(new Error('no such text'), { code: '22021' });
    }
    return batches.map(({ observations }) => ({
      read: observations.length,
      stored: observations.length,
      unchanged: 0,
      rejected: 0,
      skipped: { 'inspector no-fix': 1 },
    }));
  }

  async reject(rejected: ObservationBatch): Promise<IngestResult> {
    this.rejected.push(...rejected.observations.map(item => item.document));
    return { read: 1, stored: 0, unchanged: 0, rejected: 1 };
  }

  async release() {
    this.held.shift()?.();
    await new Promise(resolve => setImmediate(resolve));
  }
}

function setUp(options: Partial<FairIngestorOptions> = {}) {
  const store = new HeldStore();
  const batchStored = jest.fn();
  const ingestor = FairIngestor.create({
    store,
    metrics: { batchStored } as never,
    seconds: () => 0,
    queueLimit: 10,
    batchSize: 6,
    transactions: 1,
    ...options,
  });
  return { store, ingestor, batchStored };
}

describe('FairIngestor', () => {
  it('lets lanes take turns and stores together what waits in one', async () => {
    const { store, ingestor } = setUp();
    const noisy = Array.from({ length: 4 }, (_, number) =>
      ingestor.ingest(batch('noisy', many(2, `n${number}`))),
    );
    const quiet = ingestor.ingest(batch('quiet', ['q']));
    expect(store.calls).toEqual([['n0-0', 'n0-1']]);
    await store.release();
    // The quiet account comes second, whatever the noisy one has handed over before
    expect(store.calls[1]).toEqual(['q']);
    await store.release();
    await expect(quiet).resolves.toMatchObject({ read: 1, stored: 1 });
    expect(store.calls[2]).toEqual([
      'n1-0',
      'n1-1',
      'n2-0',
      'n2-1',
      'n3-0',
      'n3-1',
    ]);
    await store.release();
    await expect(Promise.all(noisy)).resolves.toHaveLength(4);
  });

  it('keeps events, sources and readers apart, and as many transactions as asked', async () => {
    const { store, ingestor } = setUp({ transactions: 2 });
    const done = [
      ingestor.ingest(batch('a', ['pulled'])),
      ingestor.ingest(batch('a', ['pushed'], { channel: 'push' })),
      ingestor.ingest(batch('a', ['other'], { source: 'other' })),
    ];
    expect(store.calls).toEqual([['pulled'], ['pushed']]);
    await store.release();
    expect(store.calls[2]).toEqual(['other']);
    store.hold = false;
    await store.release();
    await store.release();
    await Promise.all(done);
  });

  it('makes the reader of a full lane wait, but nobody else', async () => {
    const { store, ingestor } = setUp({ transactions: 3 });
    const first = ingestor.ingest(batch('a', many(8, 'x')));
    let over = false;
    const second = ingestor.ingest(batch('a', many(8, 'y'))).then(() => {
      over = true;
    });
    const other = ingestor.ingest(batch('b', ['z']));
    expect(store.calls.map(call => call.length)).toEqual([8, 1]);
    await store.release();
    await first;
    expect(over).toBe(false);
    await store.release();
    await store.release();
    await Promise.all([second, other]);
    expect(store.calls.map(call => call.length)).toEqual([8, 1, 8]);
  });

  it('rejects what alone cannot be stored, and stores the rest', async () => {
    const { store, ingestor, batchStored } = setUp();
    store.hold = false;
    const [good, bad] = await Promise.all([
      ingestor.ingest(batch('a', ['first'])),
      ingestor.ingest(batch('a', ['b', 'broken', 'c', 'd'])),
      ingestor.ingest(batch('a', ['last'])),
    ]);
    expect(good).toMatchObject({ stored: 1, rejected: 0 });
    expect(bad).toMatchObject({ read: 4, stored: 3, rejected: 1 });
    expect(bad.skipped).toEqual({ 'inspector no-fix': 2 });
    expect(store.rejected).toEqual(['broken']);
    expect(batchStored).toHaveBeenCalledWith(
      { source: 'main', channel: 'pull' },
      expect.objectContaining({ rejected: 1, skipped: 2 }),
      0,
    );
  });

  it('blames itself, not the findings, where none of them can be stored', async () => {
    let now = 0;
    const { store, ingestor } = setUp({ seconds: () => now });
    store.hold = false;
    const broken = () => ingestor.ingest(batch('a', ['broken']));
    await expect(broken()).rejects.toThrow('no such text');
    expect(store.rejected).toEqual([]);
    await ingestor.ingest(batch('a', ['good']));
    now = 7200;
    await expect(broken()).rejects.toThrow('no such text');
    await ingestor.ingest(batch('b', ['good']));
    await expect(broken()).resolves.toMatchObject({ rejected: 1 });
    expect(store.rejected).toEqual(['broken']);
  });

  it('blames no record for a database that is away', async () => {
    const { store, ingestor } = setUp();
    store.hold = false;
    store.away = true;
    await expect(ingestor.ingest(batch('a', ['x', 'y']))).rejects.toThrow(
      'away',
    );
    expect(store.rejected).toEqual([]);
    store.away = false;
    await expect(ingestor.ingest(batch('a', ['x']))).resolves.toMatchObject({
      stored: 1,
    });
  });
});
