import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  endsWithParent,
  runsSources,
  startChild,
} from '../scripts/lib/children.mjs';
import { parseOptions, UsageError } from '../scripts/lib/options.mjs';
import { startPostgres } from '../scripts/lib/postgres.mjs';
import { Benchmark, Row, Size, sizes } from './lib/Benchmark';
import { benchmarks } from './lib/benchmarks';
import { describeMachine, Machine } from './lib/machine';
import { isMissed, markdownOf, tableOf } from './lib/report';
import {
  loadExplanations,
  loadResults,
  mergeResults,
  Result,
  saveResults,
} from './lib/results';
import type {
  BenchmarkMessage,
  BenchmarkOrder,
} from './lib/processes/benchmark';

type Selection = { size: Size; chosen: readonly Benchmark[]; keep: boolean };

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** @throws UsageError */
function readSelection(args: string[]): Selection {
  const { options, positionals } = parseOptions(args, {
    size: { value: sizes.join('|') },
    only: { value: '1,4' },
    'no-files': {},
  }) as {
    options: { size?: string; only?: string; 'no-files'?: boolean };
    positionals: string[];
  };
  if (positionals.length > 0) {
    throw new UsageError(`"${positionals[0]}" is no option`);
  }
  const size = sizes.find(known => known === (options.size ?? 'full'));
  if (!size) {
    throw new UsageError(`--size takes ${sizes.join(', ')}`);
  }
  const numbers = options.only?.split(',').map(Number);
  const chosen = benchmarks.filter(
    ({ number }) => !numbers || numbers.includes(number),
  );
  if (numbers && chosen.length < new Set(numbers).size) {
    throw new UsageError(
      `--only takes numbers from 1 to ${benchmarks.length}, not "${options.only}"`,
    );
  }
  return { size, chosen, keep: !options['no-files'] };
}

/** Runs one benchmark in a process of its own, for at most its time. */
async function runOne(
  benchmark: Benchmark,
  order: BenchmarkOrder,
  machine: Machine,
): Promise<Result> {
  const { number, title, minutes } = benchmark;
  const began = Date.now();
  const rows: Row[] = [];
  let failure: string | undefined;
  let done = false;
  const logFile = join(order.folder, `benchmark-${number}.log`);
  const child = startChild({
    name: `benchmark ${number}`,
    args: [
      ...endsWithParent,
      ...runsSources,
      join(__dirname, 'lib', 'processes', 'benchmark.ts'),
    ],
    env: { ...process.env, BENCHMARK: JSON.stringify(order) },
    logFile,
    // Its own log shows what went wrong
    shown: false,
  });
  const limit = setTimeout(() => {
    failure = `ended after its limit of ${minutes[order.size]} minutes`;
    void child.stop();
  }, minutes[order.size] * 60_000);
  child.child.on('message', (message: BenchmarkMessage) => {
    if (message.type === 'progress') {
      const seconds = Math.round((Date.now() - began) / 1000);
      say(`  [${number}, ${seconds} s] ${message.text}`);
    } else if (message.type === 'row') {
      rows.push(message.row);
      say(tableOf([message.row]));
    } else if (message.type === 'done') {
      // There are others: the transform tells what it has loaded
      done = true;
      failure = message.failure;
      void child.stop();
    }
  });
  await child.exited;
  clearTimeout(limit);
  if (!done && !failure) {
    failure = (await child.failure()).message;
  }
  if (failure) {
    say(`  [${number}] ${failure}`);
  }
  return {
    number,
    title,
    size: order.size,
    at: new Date(began).toISOString(),
    seconds: Math.round((Date.now() - began) / 1000),
    machine,
    rows,
    // The first line: a stack names paths of this machine
    failure: failure?.split('\n')[0],
  };
}

/** @returns whether all of them came to their end */
async function runAll({ size, chosen, keep }: Selection): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'security-hub-bench-'));
  // PostgreSQL runs as another user where we are root, and has to get to its data
  chmodSync(folder, 0o711);
  const server = await startPostgres({
    folder: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
  });
  const fresh: Result[] = [];
  try {
    const { connectionString } = server;
    const machine = await describeMachine(connectionString);
    for (const benchmark of chosen) {
      const { number, title } = benchmark;
      say(`\n${number}. ${title} (${size})`);
      const order = { number, size, connectionString, folder };
      fresh.push(await runOne(benchmark, order, machine));
      if (keep) {
        // After each: what comes later may be broken off
        const results = mergeResults(loadResults(), fresh);
        saveResults(results, markdownOf(results, loadExplanations()));
      }
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  for (const { number, title, rows } of fresh) {
    say(`\n${number}. ${title}\n${tableOf(rows)}`);
  }
  const rows = fresh.flatMap(result => result.rows);
  const targets = rows.filter(({ target }) => target !== undefined);
  say(
    `\n${targets.length - targets.filter(isMissed).length} of ${
      targets.length
    } targets kept, ${fresh.filter(({ failure }) => failure).length} of ${
      fresh.length
    } benchmarks not complete`,
  );
  return fresh.every(({ failure }) => !failure);
}

async function main(): Promise<void> {
  try {
    const complete = await runAll(readSelection(process.argv.slice(2)));
    // A missed target is a result, not an error
    process.exitCode = complete ? 0 : 1;
  } catch (error) {
    process.stderr.write(
      `${
        error instanceof Error && !(error instanceof UsageError)
          ? error.stack
          : String(error).replace('Error: ', '')
      }\n`,
    );
    process.exitCode = 1;
  }
}

void main();
