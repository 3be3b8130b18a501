import { ClaimState } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { whereKeys } from '../../rowset/whereKeys';
import { ClaimRow } from './rows';

/** What tells who may see a claim. */
export type ClaimHead = Pick<ClaimRow, 'id' | 'entity_ref' | 'related_ref'>;

/** Which claims are asked for. */
export type ClaimSelection = {
  /** Absent: all */
  states?: ClaimState[];
  /** Only these; withdrawn ones too */
  id?: string;
  /** Claims of one of the entities, or on one of the accounts; absent: all */
  near?: { entityRefs: string[]; accounts: string[] };
};

const order =
  "case state when 'pending' then 0 when 'refused' then 1 when 'rejected' then 2 else 3 end";

/** Claims of now, those to be confirmed first, then the newest. */
export async function selectClaims(
  knex: Knex,
  selection: ClaimSelection,
): Promise<ClaimHead[]> {
  const { states, id, near } = selection;
  const query = knex<ClaimRow>('claims').select(
    'id',
    'entity_ref',
    'related_ref',
  );
  if (id === undefined) {
    query.whereNull('withdrawn_at');
  } else {
    query.where('id', id);
  }
  if (states?.length) {
    query.whereIn('state', states);
  }
  if (near) {
    query.andWhere(either => {
      whereKeys(knex, either, 'entity_ref', near.entityRefs);
      either.orWhereIn(
        'id',
        whereKeys(
          knex,
          knex('claim_accounts').select('claim_id'),
          'account',
          near.accounts,
        ),
      );
    });
  }
  return await query.orderByRaw(`${order}, since desc, id`);
}
