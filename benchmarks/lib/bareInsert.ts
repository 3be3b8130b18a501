import { Knex } from 'knex';
import { insertRows } from '../../plugins/security-hub-backend/src/database/rowset/insertRows';

/** Tables that the ingestor fills, in the order in which they are copied. */
export const ingestTables = [
  'finding_records',
  'finding_documents',
  'findings',
  'finding_resources',
  'finding_owners',
  'finding_events',
] as const;

/**
 * How a bare insert sends rows: as one statement with VALUES for each 200 of them, or as one statement with all of them in one JSON
 * parameter.
 */
export type Shape = 'values' | 'json';

type Rows = Map<string, object[]>;

const VALUES_ROWS = 200;

/** Reads all rows of the tables, a part of each at a time, so that one part holds rows of about the same findings. */
async function* parts(
  knex: Knex,
  size: number,
): AsyncGenerator<Rows, void, void> {
  const transaction = await knex.transaction();
  try {
    const steps = new Map<string, number>();
    const [{ count: issues }] = await transaction('findings').count({
      count: '*',
    });
    for (const table of ingestTables) {
      const [{ count }] = await transaction(table).count({ count: '*' });
      steps.set(
        table,
        Math.max(1, Math.ceil((size * Number(count)) / Number(issues))),
      );
      await transaction.raw(
        'declare ?? no scroll cursor for select * from ??',
        [`rows_${table}`, table],
      );
    }
    for (;;) {
      const part: Rows = new Map();
      for (const [table, step] of steps) {
        const { rows } = await transaction.raw<{ rows: object[] }>(
          `fetch ${step} from ??`,
          [`rows_${table}`],
        );
        if (rows.length > 0) {
          part.set(table, rows);
        }
      }
      if (part.size === 0) {
        return;
      }
      yield part;
    }
  } finally {
    await transaction.rollback();
  }
}

async function insertPart(knex: Knex, part: Rows, shape: Shape): Promise<void> {
  await knex.transaction(async transaction => {
    for (const [table, rows] of part) {
      if (shape === 'json') {
        await insertRows(transaction, table, rows);
      } else {
        for (let start = 0; start < rows.length; start += VALUES_ROWS) {
          await transaction(table).insert(
            rows.slice(start, start + VALUES_ROWS),
          );
        }
      }
    }
  });
}

/**
 * Inserts all rows that the ingestor has stored into the same tables of another, empty database, with the same migrations and so with the
 * same indexes and triggers. Nothing is looked up, compared or computed.
 *
 * @param options.batch - findings in one transaction; `options.atOnce` transactions run side by side
 * @returns seconds of inserting; reading the rows is not counted
 */
export async function bareInsert(
  from: Knex,
  to: Knex,
  options: { shape: Shape; batch: number; atOnce: number },
): Promise<number> {
  const { shape, batch, atOnce } = options;
  let seconds = 0;
  let waiting: Rows[] = [];
  const flush = async () => {
    const began = performance.now();
    const lanes = Array.from({ length: atOnce }, async () => {
      for (let part = waiting.shift(); part; part = waiting.shift()) {
        await insertPart(to, part, shape);
      }
    });
    await Promise.all(lanes);
    seconds += (performance.now() - began) / 1000;
    waiting = [];
  };
  for await (const part of parts(from, batch)) {
    waiting.push(part);
    if (waiting.length >= 20) {
      await flush();
    }
  }
  await flush();
  return seconds;
}
