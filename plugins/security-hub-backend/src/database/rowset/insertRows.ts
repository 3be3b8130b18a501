import { Knex } from 'knex';
import { rowsParameter, rowsSource } from './dialect';

/** What to do with rows that are there already. */
export type OnConflict = {
  /** Columns of the key */
  key: readonly string[];
  /** `replace`: the new row counts; `ignore`: the old one does; a list: these columns are taken from the new row */
  then: 'replace' | 'ignore' | readonly string[];
  /** The old row stays where the new one has not more in this column */
  onlyAbove?: string;
};

/**
 * Inserts rows with one statement. All rows have the columns of the first one; times and texts as text, flags as booleans.
 * No two rows may have one key where rows are replaced.
 */
export async function insertRows<Row extends object>(
  transaction: Knex,
  table: string,
  rows: readonly Row[],
  onConflict?: OnConflict,
): Promise<void> {
  const [first] = rows;
  if (!first) {
    return;
  }
  const columns = Object.keys(first);
  const names = columns.map(quoted).join(', ');
  await transaction.raw(
    `insert into ${quoted(table)} (${names}) select ${names} from ${rowsSource(
      transaction,
      table,
      columns,
    )} where true ${conflictClause(table, columns, onConflict)}`,
    [rowsParameter(rows)],
  );
}

function conflictClause(
  table: string,
  columns: readonly string[],
  onConflict: OnConflict | undefined,
): string {
  if (!onConflict) {
    return '';
  }
  const { key, then, onlyAbove } = onConflict;
  const changed =
    then === 'replace' ? columns.filter(column => !key.includes(column)) : then;
  const action =
    changed === 'ignore'
      ? 'do nothing'
      : `do update set ${changed
          .map(column => `${quoted(column)} = excluded.${quoted(column)}`)
          .join(', ')}`;
  const condition =
    onlyAbove === undefined
      ? ''
      : ` where excluded.${quoted(onlyAbove)} > ${quoted(table)}.${quoted(
          onlyAbove,
        )}`;
  return `on conflict (${key.map(quoted).join(', ')}) ${action}${condition}`;
}

function quoted(name: string): string {
  return `"${name}"`;
}
