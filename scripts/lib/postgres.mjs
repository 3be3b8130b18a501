import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endsWithParent, startChild } from './children.mjs';
import { freePort } from './ports.mjs';
import { root } from './paths.mjs';

/**
 * Starts a PostgreSQL server of this machine's own, on a free port of 127.0.0.1, with its data in a folder.
 *
 * @returns `{ connectionString, connection, stop() }`
 */
export async function startPostgres({ folder, logFile }) {
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
