import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './paths.mjs';

function run(script, args) {
  return spawnSync(process.execPath, [join(root, 'scripts', script), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
}

test('yarn doctor and yarn probe start from their sources, and keep their exit codes', () => {
  const doctor = run('doctor.mjs', ['--help']);
  assert.equal(doctor.status, 0, doctor.stderr);
  assert.match(doctor.stdout, /yarn doctor \[options\]/);

  const probe = run('probe.mjs', []);
  assert.equal(probe.status, 2);
  assert.match(probe.stderr, /--account/);
});
