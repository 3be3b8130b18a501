import { setTimeout as sleep } from 'node:timers/promises';
import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

/** Where the migrations of the plugin are. */
export function migrationsDirectory(): string {
  return resolvePackagePath(
    'backstage-plugin-security-hub-backend',
    'migrations',
  );
}

/**
 * Opens the plugin's database and brings its tables up to date, unless the operator does that by hand
 * (`backend.database.skipMigrations`).
 */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await migrate(knex);
  }
  return knex;
}

const TRIES = 60;
const PAUSE_MILLISECONDS = 1000;

/** Of several replicas that start at once one makes the tables; the others wait for it. */
async function migrate(knex: Knex): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      await knex.migrate.latest({ directory: migrationsDirectory() });
      return;
    } catch (error) {
      const locked = error instanceof Error && error.name === 'MigrationLocked';
      if (!locked || tried >= TRIES) {
        throw error;
      }
      await sleep(PAUSE_MILLISECONDS);
    }
  }
}
