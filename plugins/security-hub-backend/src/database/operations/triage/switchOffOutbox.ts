import { Knex } from 'knex';
import { OutboxRow } from './rows';

/** Write-back was switched off: what waits is marked so, and goes on only when somebody asks for it. */
export async function switchOffOutbox(knex: Knex, at: string): Promise<void> {
  await knex<OutboxRow>('outbox')
    .where({ state: 'pending' })
    .update({ state: 'off', updated_at: at });
}
