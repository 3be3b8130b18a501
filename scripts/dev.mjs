import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startChild } from './lib/children.mjs';
import { startDemo } from './lib/demo.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { ensureFittingNode } from './lib/node.mjs';
import { parseOptions, UsageError, wholeNumber } from './lib/options.mjs';
import { demoFolder, root } from './lib/paths.mjs';
import { isPortFree } from './lib/ports.mjs';
import { stopOnSignals } from './lib/signals.mjs';

const pagesPort = 3000;
const backendPort = 7007;

/** The portal with hot reload of pages and backend: what "backstage-cli repo start" does, and the simulator. */
function launch({ configFiles, env, logFile }) {
  return startChild({
    name: 'portal',
    args: [
      join(root, 'node_modules', '@backstage', 'cli', 'bin', 'backstage-cli'),
      'repo',
      'start',
      ...configFiles.flatMap(file => ['--config', file]),
    ],
    env,
    logFile,
    shown: true,
  });
}

async function main() {
  const { options } = parseOptions(process.argv.slice(2), {
    scale: { value: 'NUMBER' },
    reset: {},
  });
  for (const port of [pagesPort, backendPort]) {
    if (!(await isPortFree(port))) {
      throw new UsageError(
        `Port ${port} of this machine is taken by another program. Stop that program first.`,
      );
    }
  }
  await ensureInstalled();
  const folder = join(demoFolder, 'development');
  mkdirSync(folder, { recursive: true });
  const demo = await startDemo({
    folder,
    port: backendPort,
    pagesUrl: `http://localhost:${pagesPort}`,
    database: 'sqlite',
    scale: options.scale
      ? wholeNumber('scale', options.scale, 1, 1_000_000)
      : undefined,
    reset: options.reset ?? false,
    launch,
  });
  stopOnSignals(demo);
  await demo.ended;
}

await ensureFittingNode();
main().catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
