import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knexFactory, { Knex } from 'knex';
import { migrationsDirectory } from '../../plugins/security-hub-backend/src/database/migrations';

/** A migrated database of its own on the PostgreSQL server that the benchmarks run on. */
export async function openBench(
  connectionString: string,
  name: string,
): Promise<{ knex: Knex; drop(): Promise<void> }> {
  const server = knexFactory({ client: 'pg', connection: connectionString });
  await server.raw('drop database if exists ?? with (force)', [name]);
  await server.raw('create database ??', [name]);
  const url = new URL(connectionString);
  url.pathname = `/${name}`;
  const knex = knexFactory({
    client: 'pg',
    connection: url.href,
    pool: { min: 0, max: 10 },
  });
  await knex.migrate.latest({ directory: migrationsDirectory() });
  return {
    knex,
    drop: async () => {
      await knex.destroy();
      await server.raw('drop database if exists ?? with (force)', [name]);
      await server.destroy();
    },
  };
}

/** A folder that is removed by `remove`. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'security-hub-benchmark-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
