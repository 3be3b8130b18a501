import { Knex } from 'knex';
import { recordConditions } from './recordConditions';

/**
 * Keys of archived records that AWS has forgotten by now, some at a time; those that a decision refers to stay.
 *
 * @param before - ISO 8601; their last update and our last sight of them were before this
 */
export async function selectForgotten(
  knex: Knex,
  before: string,
  limit: number,
): Promise<string[]> {
  return await knex('finding_records as r')
    .whereRaw(recordConditions.archived)
    .where('r.updated_at', '<', before)
    .where('r.observed_at', '<', before)
    .whereNotExists(decided =>
      decided
        .from('decision_findings as d')
        .whereRaw('?? = ??', ['d.issue_key', 'r.issue_key'])
        .select(knex.raw('1')),
    )
    .orderBy('r.updated_at')
    .limit(limit)
    .pluck('r.record_key');
}

/** Removes rejected records from before a time. @returns how many */
export async function deleteRejected(
  knex: Knex,
  before: string,
): Promise<number> {
  return await knex('rejected_records').where('at', '<', before).delete();
}
