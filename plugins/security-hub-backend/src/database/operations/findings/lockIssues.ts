import { Knex } from 'knex';
import { chunks } from '../../chunks';
import { FindingRow } from '../../rows';

/** Issues as stored, locked until the end of the transaction so that a decision made meanwhile is not overwritten. */
export async function lockIssues(
  transaction: Knex.Transaction,
  keys: string[],
): Promise<Map<string, FindingRow>> {
  const result = new Map<string, FindingRow>();
  for (const part of chunks([...keys].sort(), 500)) {
    const rows = await transaction<FindingRow>('findings')
      .whereIn('key', part)
      .orderBy('key')
      .forUpdate()
      .select('*');
    for (const row of rows) {
      result.set(row.key, row);
    }
  }
  return result;
}
