import { Knex } from 'knex';
import { ClaimRow } from './rows';

/** All verdicts on what is claimed now. */
export async function loadVerdicts(
  knex: Knex,
): Promise<Array<{ hash: string; state: 'confirmed' | 'rejected' }>> {
  return await knex<ClaimRow>('claims')
    .whereNull('withdrawn_at')
    .whereIn('state', ['confirmed', 'rejected'])
    .select('hash', 'state');
}
