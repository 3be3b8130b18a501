import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { contentHash, manifests } from './files.mjs';
import { demoFolder, root } from './paths.mjs';
import { runQuietly } from './run.mjs';

const stampFile = join(root, 'node_modules', '.install-stamp');

/** The Yarn release that is committed with the code. */
export function yarnRelease() {
  const folder = join(root, '.yarn', 'releases');
  const [release] = readdirSync(folder).filter(name => name.endsWith('.cjs'));
  return join(folder, release);
}

/** Installs the dependencies with the committed Yarn where what is installed does not match yarn.lock. */
export async function ensureInstalled() {
  const stamp = contentHash([
    join(root, 'yarn.lock'),
    join(root, '.yarnrc.yml'),
    ...manifests(),
  ]);
  const installed =
    existsSync(join(root, 'node_modules', '.yarn-state.yml')) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === stamp;
  if (installed) {
    return;
  }
  process.stderr.write(
    'Installing the dependencies from the package registry, as yarn.lock says; the first time takes a minute or two\n',
  );
  await runQuietly(
    'The installation of the dependencies',
    process.execPath,
    [yarnRelease(), 'install', '--immutable'],
    { logFile: join(demoFolder, 'logs', 'install.log') },
  );
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}
