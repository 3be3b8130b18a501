import { Knex } from 'knex';
import { FindingRow } from '../../rows';
import { whereKeys } from '../../rowset/whereKeys';

/** Issues as stored, locked until the end of the transaction so that a decision made meanwhile is not overwritten. */
export async function lockIssues(
  transaction: Knex.Transaction,
  keys: string[],
): Promise<Map<string, FindingRow>> {
  if (keys.length === 0) {
    return new Map();
  }
  const rows: FindingRow[] = await whereKeys(
    transaction,
    transaction('findings'),
    'key',
    keys,
  )
    .orderBy('key')
    .forUpdate()
    .select('*');
  return new Map(rows.map(row => [row.key, row]));
}
