import { Knex } from 'knex';
import { transact } from '../../contention';
import { ClaimEventRow, ClaimRow } from './rows';

/** What a human says of a claim. */
export type SavedVerdict = {
  claimId: string;
  /** Of the claim as it was shown */
  hash: string;
  state: 'confirmed' | 'rejected';
  /** Entity ref */
  by: string;
  /** ISO 8601 */
  at: string;
  comment?: string;
};

/**
 * Saves a verdict on exactly the claim that was shown.
 *
 * @returns `stale`: it is claimed no more, or otherwise by now, and nothing is saved; `unchanged`: the same was said of it already
 */
export async function saveVerdict(
  knex: Knex,
  verdict: SavedVerdict,
): Promise<'saved' | 'unchanged' | 'stale'> {
  const { claimId, hash, state, by, at, comment } = verdict;
  return await transact(knex, async transaction => {
    const row = await transaction<ClaimRow>('claims')
      .where('id', claimId)
      .forUpdate()
      .first();
    if (
      !row ||
      row.withdrawn_at !== null ||
      row.hash !== hash ||
      row.state === 'refused'
    ) {
      return 'stale';
    }
    if (row.state === state) {
      return 'unchanged';
    }
    await transaction<ClaimRow>('claims')
      .where('id', claimId)
      .update({
        state,
        since: at,
        decided_by: by,
        decided_at: at,
        comment: comment ?? null,
      });
    await transaction<ClaimEventRow>('claim_events').insert({
      claim_id: claimId,
      hash,
      at,
      event: state,
      by,
      comment: comment ?? null,
      detail: null,
    });
    return 'saved';
  });
}
