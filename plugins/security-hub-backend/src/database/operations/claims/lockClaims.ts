import { Knex } from 'knex';
import { whereKeys } from '../../rowset/whereKeys';
import { ClaimRow } from './rows';

/** Claims by their keys, withdrawn ones too, locked until the end of the transaction: a verdict waits for it. */
export async function lockClaims(
  transaction: Knex.Transaction,
  keys: string[],
): Promise<ClaimRow[]> {
  return await whereKeys(
    transaction,
    transaction<ClaimRow>('claims'),
    'claim_key',
    keys,
  )
    .orderBy('claim_key')
    .forUpdate()
    .select('*');
}
