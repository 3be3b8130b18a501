import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './paths.mjs';

/**
 * Runs a TypeScript file of this repository through Backstage's transform, in a process of its own that gets the arguments and the terminal of
 * this one. Its exit code becomes ours.
 */
export function runTypeScript(file) {
  const require = createRequire(import.meta.url);
  let transform;
  try {
    transform = require.resolve('@backstage/cli-node/config/nodeTransform.cjs');
  } catch {
    process.stderr.write(
      'Dependencies are missing: run "yarn install" first.\n',
    );
    process.exit(1);
  }
  const child = spawn(
    process.execPath,
    ['--require', transform, join(root, file), ...process.argv.slice(2)],
    { stdio: 'inherit' },
  );
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 1 : code ?? 1;
  });
}
