import { cpus, totalmem } from 'node:os';
import knexFactory from 'knex';

/** The machine that was measured on, without anything that names it. */
export type Machine = {
  processor: string;
  cores: number;
  /** GiB */
  memory: number;
  platform: string;
  node: string;
  postgres: string;
};

/** Describes this machine and the database server. */
export async function describeMachine(
  connectionString: string,
): Promise<Machine> {
  const knex = knexFactory({ client: 'pg', connection: connectionString });
  try {
    const { rows } = await knex.raw<{
      rows: Array<{ server_version: string }>;
    }>('show server_version');
    const processors = cpus();
    return {
      processor: processors[0]?.model.trim() || 'unknown',
      cores: processors.length,
      memory: Math.round(totalmem() / 2 ** 30),
      platform: `${process.platform} ${process.arch}`,
      node: process.version,
      postgres: rows[0].server_version,
    };
  } finally {
    await knex.destroy();
  }
}
