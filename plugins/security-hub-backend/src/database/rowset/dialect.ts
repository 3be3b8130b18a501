import { Knex } from 'knex';

/** Whether the database is PostgreSQL; else it is SQLite. */
export function isPostgres({ client }: Pick<Knex, 'client'>): boolean {
  return client.config.client === 'pg';
}

/** JSON.stringify escapes lone surrogates, and nothing but them, as \ud8.. to \udf..; an escaped backslash before is another one's text. */
const LONE_SURROGATE_ESCAPE = /(?<=(?<!\\)(?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g;

/**
 * Rows as one JSON parameter, which the database unfolds: neither the number of rows nor of columns is bounded by the number of
 * parameters that a statement may have, and no statement has to be composed and parsed for each size of a batch.
 */
export function rowsParameter(rows: readonly object[]): string {
  const text = JSON.stringify(rows);
  // A lone half of a surrogate pair is no text: PostgreSQL refuses it, also in JSON
  return text.includes('\\ud')
    ? text.replace(LONE_SURROGATE_ESCAPE, '\\ufffd')
    : text;
}

/** The selection of columns from rows given as the first parameter, for `from`. */
export function rowsSource(
  knex: Knex,
  table: string,
  columns: readonly string[],
): string {
  return isPostgres(knex)
    ? `json_populate_recordset(null::"${table}", ?::json) as r`
    : `(select ${columns
        .map(column => `value ->> '$.${column}' as "${column}"`)
        .join(', ')} from json_each(?)) as r`;
}
