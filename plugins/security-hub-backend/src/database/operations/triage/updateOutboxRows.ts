import { Knex } from 'knex';
import { chunks } from '../../chunks';
import { OutboxRow } from './rows';

/** The columns that change in a row's life. */
export type OutboxChange = Pick<
  OutboxRow,
  | 'state'
  | 'superseded'
  | 'route'
  | 'workflow'
  | 'attempts'
  | 'reads'
  | 'next_at'
  | 'code'
  | 'message'
  | 'written_at'
  | 'verified_at'
>;

/** Rows as they stand, locked until the end of the transaction; only those that the lease still holds, if one is given. */
export async function lockOutboxRows(
  transaction: Knex.Transaction,
  by: { ids: number[]; lease: string } | { decisionId: string },
): Promise<OutboxRow[]> {
  if ('decisionId' in by) {
    return await transaction<OutboxRow>('outbox')
      .where('decision_id', by.decisionId)
      .orderBy('id')
      .forUpdate()
      .select('*');
  }
  const result: OutboxRow[] = [];
  for (const part of chunks([...by.ids].sort(ascending), 500)) {
    const rows = await transaction<OutboxRow>('outbox')
      .whereIn('id', part)
      .where('lease', by.lease)
      .orderBy('id')
      .forUpdate()
      .select('*');
    result.push(...rows);
  }
  return result;
}

/** Stores changes and gives the rows free. Rows with the same change go in one statement. */
export async function updateOutboxRows(
  transaction: Knex.Transaction,
  changes: Array<{ id: number; change: OutboxChange }>,
  at: string,
): Promise<void> {
  const groups = new Map<string, { change: OutboxChange; ids: number[] }>();
  for (const { id, change } of changes) {
    const key = JSON.stringify(change);
    const group = groups.get(key) ?? { change, ids: [] };
    group.ids.push(id);
    groups.set(key, group);
  }
  for (const { change, ids } of groups.values()) {
    for (const part of chunks(ids, 500)) {
      await transaction<OutboxRow>('outbox')
        .whereIn('id', part)
        .update({ ...change, updated_at: at, lease: null, lease_until: null });
    }
  }
}

function ascending(a: number, b: number): number {
  return a - b;
}
