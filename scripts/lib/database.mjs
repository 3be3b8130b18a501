import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './options.mjs';
import { startPostgres } from './postgres.mjs';

/** @throws UsageError for anything but `sqlite`, `postgres`, `postgres://...` */
export function checkDatabase(text) {
  if (!/^(sqlite|postgres|postgres(ql)?:\/\/.+)$/.test(text)) {
    throw new UsageError(
      `--database takes sqlite, postgres, or an address like postgres://user:password@host/database, not "${text}"`,
    );
  }
  return text;
}

/** True where the data is in the demo's own folder. */
export function isEmbedded(database) {
  return database === 'sqlite' || database === 'postgres';
}

/**
 * Prepares a database.
 *
 * @returns `{ config, server }`: `backend.database` of the configuration, and the server where we have started one
 */
export async function openDatabase({ database, folder, logFolder }) {
  if (database === 'sqlite') {
    const directory = join(folder, 'sqlite');
    mkdirSync(directory, { recursive: true });
    return { config: { client: 'better-sqlite3', connection: { directory } } };
  }
  if (database === 'postgres') {
    const server = await startPostgres({
      folder: join(folder, 'postgres'),
      logFile: join(logFolder, 'database.log'),
    });
    return { config: { client: 'pg', connection: server.connection }, server };
  }
  // Somebody's own server: everything in the one database that they named
  return {
    config: {
      client: 'pg',
      connection: database,
      pluginDivisionMode: 'schema',
    },
  };
}
