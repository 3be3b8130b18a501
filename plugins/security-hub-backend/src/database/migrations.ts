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
    await knex.migrate.latest({ directory: migrationsDirectory() });
  }
  return knex;
}
