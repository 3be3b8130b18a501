import { performance } from 'node:perf_hooks';
import { loadHandbook } from 'aws-control-handbook';

/** What loading the handbook once takes, in a process that does nothing else; its memory includes what parsing leaves behind. */
export type LoadedHandbook = {
  seconds: number;
  /** MiB more in use after a collection */
  heap: number;
  /** MiB more of resident memory */
  resident: number;
  pages: number;
};

const mebibyte = 1024 * 1024;

function memory() {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed / mebibyte, resident: rss / mebibyte };
}

async function main(): Promise<void> {
  const before = memory();
  const began = performance.now();
  const handbook = await loadHandbook();
  const seconds = (performance.now() - began) / 1000;
  const after = memory();
  const result: LoadedHandbook = {
    seconds,
    heap: after.heap - before.heap,
    resident: after.resident - before.resident,
    pages: handbook.list().filter(({ hasPage }) => hasPage).length,
  };
  process.send?.(result);
}

void main();
