import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Row, Size, sizes } from './Benchmark';
import { Machine } from './machine';

/** What became of one benchmark. */
export type Result = {
  number: number;
  title: string;
  size: Size;
  /** ISO 8601 */
  at: string;
  seconds: number;
  machine: Machine;
  rows: Row[];
  /** Why it did not come to its end */
  failure?: string;
};

const folder = join(__dirname, '..');
const file = join(folder, 'results.json');
const explanationsFile = join(folder, 'explanations.json');

/** The results that are kept. */
export function loadResults(): Result[] {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
}

/** Why a row misses its target, by its id; written by people, and shown for as long as the row misses. */
export function loadExplanations(): Record<string, string> {
  return existsSync(explanationsFile)
    ? JSON.parse(readFileSync(explanationsFile, 'utf8'))
    : {};
}

/** Puts a new result in the place of the old one of the same benchmark. What was measured at a larger size stays. */
export function mergeResults(kept: Result[], fresh: Result[]): Result[] {
  const merged = new Map(kept.map(result => [result.number, result]));
  for (const result of fresh) {
    const before = merged.get(result.number);
    if (!before || sizes.indexOf(result.size) >= sizes.indexOf(before.size)) {
      merged.set(result.number, result);
    }
  }
  return [...merged.values()].sort((a, b) => a.number - b.number);
}

/** Writes results.json and RESULTS.md. */
export function saveResults(results: Result[], markdown: string): void {
  writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
  writeFileSync(join(folder, 'RESULTS.md'), markdown);
}
