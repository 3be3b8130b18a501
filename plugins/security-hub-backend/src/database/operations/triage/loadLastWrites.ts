import { WorkflowStatus } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { chunks } from '../../chunks';
import { OutboxRow } from './rows';

/** The last write of each record that AWS took, by any decision. */
export async function loadLastWrites(
  knex: Knex,
  recordKeys: string[],
): Promise<Map<string, { workflow: WorkflowStatus; writtenAt: string }>> {
  const result = new Map<
    string,
    { workflow: WorkflowStatus; writtenAt: string }
  >();
  for (const part of chunks(recordKeys, 500)) {
    const rows = await knex<OutboxRow>('outbox')
      .whereIn('record_key', part)
      .whereNotNull('written_at')
      .orderBy('written_at')
      .orderBy('id')
      .select('record_key', 'workflow', 'written_at');
    for (const { record_key, workflow, written_at } of rows) {
      if (workflow && written_at) {
        result.set(record_key, { workflow, writtenAt: written_at });
      }
    }
  }
  return result;
}
