// yarn handbook lint|new|coverage|preview|schema: runs packages/control-handbook/src/cli from its TypeScript sources.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);
let transform;
try {
  transform = require.resolve('@backstage/cli-node/config/nodeTransform.cjs');
} catch {
  process.stderr.write('Dependencies are missing: run "yarn install" first.\n');
  process.exit(1);
}

const child = spawn(
  process.execPath,
  [
    '--require',
    transform,
    resolve(root, 'packages/control-handbook/src/cli/run.ts'),
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', cwd: root },
);
child.on('exit', (code, signal) => {
  process.exitCode = signal ? 1 : code ?? 1;
});
