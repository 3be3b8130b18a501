import { Knex } from 'knex';
import { chunks } from '../../chunks';
import { OutboxRow } from './rows';

/**
 * Takes the rows of findings out of the way of what follows. A worker that is about to change one of them waits, then sees the mark;
 * rows are locked in the order of their ids, here as there. A row that is being sent ends when its answer is there.
 */
export async function supersedeOutboxRows(
  transaction: Knex.Transaction,
  issueKeys: string[],
  options: { at: string; code: string; message: string },
): Promise<void> {
  for (const part of chunks([...issueKeys].sort(), 500)) {
    await transaction<OutboxRow>('outbox')
      .whereIn('issue_key', part)
      .where('superseded', false)
      .orderBy('id')
      .forUpdate()
      .select('id');
    await transaction<OutboxRow>('outbox')
      .whereIn('issue_key', part)
      .where('superseded', false)
      .update({ superseded: true, updated_at: options.at });
    await transaction<OutboxRow>('outbox')
      .whereIn('issue_key', part)
      .where('superseded', true)
      .whereIn('state', ['pending', 'written', 'off'])
      .update({
        state: 'not-needed',
        code: options.code,
        message: options.message,
        lease: null,
        lease_until: null,
      });
  }
}
