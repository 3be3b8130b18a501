import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const directory = join(__dirname, '../../../../../shared/data/findings');

/**
 * Public sample records, which lie beside the project where they are present and are no part of it: one JSON value a line.
 * Says so and gives undefined where they are absent.
 */
export function readSamples(file: string): unknown[] | undefined {
  const path = join(directory, file);
  if (!existsSync(path)) {
    process.stderr.write(
      `Samples skipped: ${file} is not beside the project (shared/data/findings)\n`,
    );
    return undefined;
  }
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line));
}
