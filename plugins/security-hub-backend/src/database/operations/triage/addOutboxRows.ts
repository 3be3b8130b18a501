import { Knex } from 'knex';
import { chunks } from '../../chunks';
import { OutboxRow } from './rows';

/** A record that has to show a decision, or its end. */
export type NewOutboxRow = Pick<
  OutboxRow,
  'decision_id' | 'issue_key' | 'record_key' | 'phase' | 'state' | 'route'
>;

/** Adds rows that are due at once. */
export async function addOutboxRows(
  transaction: Knex.Transaction,
  rows: NewOutboxRow[],
  at: string,
): Promise<void> {
  for (const part of chunks(rows, 50)) {
    await transaction<OutboxRow>('outbox').insert(
      part.map(row => ({
        ...row,
        superseded: false,
        attempts: 0,
        reads: 0,
        next_at: at,
        created_at: at,
        updated_at: at,
      })),
    );
  }
}
