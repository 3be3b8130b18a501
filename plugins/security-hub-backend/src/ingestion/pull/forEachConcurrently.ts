/** Works on items, so many at once; all are worked on, then the first error is thrown. */
export async function forEachConcurrently<T>(
  items: readonly T[],
  concurrency: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items[Symbol.iterator]();
  const worker = async () => {
    for (const item of rest) {
      await work(item);
    }
  };
  const workers = Array.from({ length: concurrency }, worker);
  const results = await Promise.allSettled(workers);
  for (const result of results) {
    if (result.status === 'rejected') {
      throw result.reason;
    }
  }
}
