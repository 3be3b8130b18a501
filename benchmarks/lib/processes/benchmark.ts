import { BenchmarkContext } from '../Benchmark';
import { benchmarks } from '../benchmarks';

/** What the process is started with, as JSON in the variable BENCHMARK. */
export type BenchmarkOrder = Pick<
  BenchmarkContext,
  'size' | 'connectionString' | 'folder'
> & { number: number };

/** What it tells the process that started it. */
export type BenchmarkMessage =
  | { type: 'progress'; text: string }
  | { type: 'row'; row: Parameters<BenchmarkContext['row']>[0] }
  | { type: 'done'; failure?: string };

function send(message: BenchmarkMessage): void {
  process.send?.(message);
}

/** Runs one benchmark in a process of its own, so that none leaves anything behind for the next one. */
async function main(): Promise<void> {
  const { number, ...order }: BenchmarkOrder = JSON.parse(
    process.env.BENCHMARK ?? '{}',
  );
  const benchmark = benchmarks.find(known => known.number === number);
  if (!benchmark) {
    throw new Error(`There is no benchmark ${number}`);
  }
  await benchmark.run({
    ...order,
    progress: text => send({ type: 'progress', text }),
    row: row => send({ type: 'row', row }),
  });
}

main().then(
  () => send({ type: 'done' }),
  error => send({ type: 'done', failure: `${error?.stack ?? error}` }),
);
