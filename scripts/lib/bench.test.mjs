import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './paths.mjs';

test('npm run bench loads all benchmarks, and says what is wrong with its options before it starts anything', () => {
  for (const [args, message] of [
    [['--size', 'huge'], /--size takes tiny, small, full/],
    [['--only', '1,0'], /--only takes numbers from 1 to \d+, not "1,0"/],
    [['--onyl', '1'], /Unknown option "--onyl"/],
    [['4'], /"4" is no option/],
  ]) {
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      [join(root, 'scripts', 'bench.mjs'), ...args],
      { cwd: root, encoding: 'utf8' },
    );
    assert.equal(status, 1, stderr);
    assert.match(stderr, message);
    assert.doesNotMatch(stderr, /\n\s+at /);
    assert.equal(stdout, '');
  }
});
