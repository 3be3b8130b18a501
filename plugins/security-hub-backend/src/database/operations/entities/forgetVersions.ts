import { Knex } from 'knex';

/**
 * Forgets the versions of entities that no finding belongs to any more: of deleted ones, and of the former names of renamed ones. What
 * was counted at a version is kept for a minute at most, so that one that begins anew is not taken for an older one.
 */
export async function forgetVersions(
  transaction: Knex.Transaction,
): Promise<void> {
  await transaction('entity_versions')
    .whereNotExists(
      transaction('finding_owners')
        .whereRaw('finding_owners.entity_ref = entity_versions.entity_ref')
        .select(transaction.raw('1')),
    )
    .delete();
}
