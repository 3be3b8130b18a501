import { Knex } from 'knex';
import { rowsParameter, rowsSource } from './dialect';

/** Sets the columns that the rows name, but for the key, with one statement; rows that are not there are passed over. */
export async function updateRows<Row extends object>(
  transaction: Knex,
  table: string,
  key: keyof Row & string,
  rows: readonly Row[],
): Promise<void> {
  const [first] = rows;
  if (!first) {
    return;
  }
  const columns = Object.keys(first);
  const changes = columns
    .filter(column => column !== key)
    .map(column => `"${column}" = r."${column}"`)
    .join(', ');
  await transaction.raw(
    `update "${table}" set ${changes} from ${rowsSource(
      transaction,
      table,
      columns,
    )} where "${table}"."${key}" = r."${key}"`,
    [rowsParameter(rows)],
  );
}
