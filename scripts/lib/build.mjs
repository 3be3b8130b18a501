import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from './files.mjs';
import { cacheFolder, demoFolder, root } from './paths.mjs';
import { runQuietly } from './run.mjs';

const stampFile = join(cacheFolder, 'app-build-stamp');

/** Everything that the pages are built from. */
const sources = [
  'yarn.lock',
  'app-config.yaml',
  'packages/app',
  'plugins/security-hub',
  'plugins/security-hub-common',
].map(path => join(root, path));

/** The path of a program of an installed package. */
export function binary(name) {
  return join(root, 'node_modules', '.bin', name);
}

/** Builds the portal's pages where they are stale. The backend needs no build: it runs from its sources. */
export async function ensureAppBuilt() {
  const stamp = contentHash(sources);
  const fresh =
    existsSync(join(root, 'packages', 'app', 'dist', 'index.html')) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === stamp;
  if (fresh) {
    return;
  }
  process.stderr.write("Building the portal's pages\n");
  await runQuietly(
    "The build of the portal's pages",
    binary('backstage-cli'),
    ['package', 'build', '--config', join(root, 'app-config.yaml')],
    {
      cwd: join(root, 'packages', 'app'),
      logFile: join(demoFolder, 'logs', 'build.log'),
    },
  );
  rememberAppBuild(stamp);
}

/** Notes that the pages have just been built from the sources as they are. */
export function rememberAppBuild(stamp = contentHash(sources)) {
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(stampFile, stamp);
}
