import knexFactory, { Knex } from 'knex';
import { migrationsDirectory } from '../../plugins/security-hub-backend/src/database/migrations';

/** Databases of the backend are named so, with the plugin's id behind it. */
export const databasePrefix = 'bench_plugin_';

/** Drops what an earlier backend has left, its catalog too. */
export async function dropPluginDatabases(
  connectionString: string,
): Promise<void> {
  const server = knexFactory({ client: 'pg', connection: connectionString });
  try {
    const names: string[] = await server('pg_database')
      .where('datname', 'like', `${databasePrefix}%`)
      .pluck('datname');
    for (const name of names) {
      await server.raw('drop database ?? with (force)', [name]);
    }
  } finally {
    await server.destroy();
  }
}

/** Makes the database of the plugin anew, with its tables, before the backend is started; others are made by the backend. */
export async function openPluginDatabase(
  connectionString: string,
): Promise<Knex> {
  await dropPluginDatabases(connectionString);
  const name = `${databasePrefix}security-hub`;
  const server = knexFactory({ client: 'pg', connection: connectionString });
  await server.raw('create database ??', [name]);
  await server.destroy();
  const url = new URL(connectionString);
  url.pathname = `/${name}`;
  const knex = knexFactory({ client: 'pg', connection: url.href });
  await knex.migrate.latest({ directory: migrationsDirectory() });
  return knex;
}
