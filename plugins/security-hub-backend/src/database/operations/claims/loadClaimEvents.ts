import { Knex } from 'knex';
import { whereKeys } from '../../rowset/whereKeys';
import { ClaimEventRow } from './rows';

/** The history of claims, oldest first. */
export async function loadClaimEvents(
  knex: Knex,
  claimIds: string[],
): Promise<ClaimEventRow[]> {
  return await whereKeys(
    knex,
    knex<ClaimEventRow>('claim_events'),
    'claim_id',
    claimIds,
  )
    .orderBy('id')
    .select('*');
}
