import { run } from 'node:test';
import { spec } from 'node:test/reporters';

/**
 * Runs test files of node:test one after the other and shows their results.
 *
 * @returns `{ passed, failed, skipped }`, counting the innermost tests
 */
export async function runNodeTests(files, { timeout }) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const stream = run({ files, concurrency: 1, timeout });
  const isSuite = data => data.details?.type === 'suite';
  stream.on('test:pass', data => {
    if (!isSuite(data)) {
      counts[data.skip || data.todo ? 'skipped' : 'passed'] += 1;
    }
  });
  stream.on('test:fail', data => {
    if (!isSuite(data)) {
      counts.failed += 1;
    }
  });
  const shown = stream.compose(spec);
  for await (const text of shown) {
    process.stdout.write(text);
  }
  return counts;
}
