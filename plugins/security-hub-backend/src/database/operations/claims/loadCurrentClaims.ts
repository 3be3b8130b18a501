import { Knex } from 'knex';
import { ClaimRow } from './rows';

/** What tells whether a claim is kept as the sweep sees it. */
export type CurrentClaim = Pick<ClaimRow, 'id' | 'claim_key' | 'digest'>;

/** Everything that was claimed at the last sweep. */
export async function loadCurrentClaims(knex: Knex): Promise<CurrentClaim[]> {
  return await knex<ClaimRow>('claims')
    .whereNull('withdrawn_at')
    .select('id', 'claim_key', 'digest');
}
