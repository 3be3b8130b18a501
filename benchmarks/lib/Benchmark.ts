/**
 * How much is measured: `full` is what the targets are about; `small` takes minutes and shows that all works and roughly how it
 * behaves; `tiny` only that it runs.
 */
export type Size = 'tiny' | 'small' | 'full';

/** All sizes, the smallest first. */
export const sizes: readonly Size[] = ['tiny', 'small', 'full'];

/** One line of the results. */
export type Row = {
  /** Names the row from run to run, e.g. `list-large-p50` */
  id: string;
  what: string;
  /** What was measured divided by what it is compared to, or another number that the target speaks of; absent: reported only */
  ratio?: number;
  /** The most that the ratio may be; absent: reported only */
  target?: number;
  /** Unit of ratio and target where they are no ratio, e.g. `s`, `MiB` */
  unit?: string;
  /** Both sides of the ratio, in words */
  measured: string;
  note?: string;
};

/** What a benchmark works with. */
export type BenchmarkContext = {
  size: Size;
  /** A PostgreSQL server of this run, as its superuser */
  connectionString: string;
  /** For files and logs; kept until the end of the run */
  folder: string;
  /** Says what is going on */
  progress(text: string): void;
  row(row: Row): void;
};

/** One of the benchmarks of the list in README.md. */
export type Benchmark = {
  number: number;
  title: string;
  /** After so many minutes it is ended, by size; the rows until then stay */
  minutes: Record<Size, number>;
  run(context: BenchmarkContext): Promise<void>;
};
