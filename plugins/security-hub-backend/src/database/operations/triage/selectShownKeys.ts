import { FindingFilterCriteria } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { whereKeys } from '../../rowset/whereKeys';
import { applyCriteria } from '../queries/applyCriteria';

/**
 * The findings of a decision that a page shows, in one statement: none of a decision that there is not, and none of one that the page does
 * not show.
 *
 * @param page - `madeHere`: the page whose own decisions are shown whole, whoever owns their findings now
 */
export async function selectShownKeys(
  knex: Knex,
  decisionId: string,
  page: {
    madeHere?: string;
    entityRefs: readonly string[];
    criteria?: FindingFilterCriteria;
  },
): Promise<Set<string>> {
  const { madeHere, entityRefs, criteria } = page;
  const query = knex('decision_findings as c')
    .join('decisions as d', 'd.id', 'c.decision_id')
    .where('d.id', decisionId)
    .andWhere(shown => {
      if (madeHere !== undefined) {
        shown.where('d.entity_ref', madeHere);
      }
      shown.orWhereExists(
        whereKeys(
          knex,
          knex('finding_owners as o').whereRaw('o.issue_key = c.issue_key'),
          // The key is what the index is searched by, not each of the entities
          knex.raw("(o.entity_ref || '')"),
          entityRefs,
        ),
      );
    });
  if (criteria) {
    query
      .join('findings as f', 'f.key', 'c.issue_key')
      .andWhere(builder => applyCriteria(builder, criteria));
  }
  return new Set(await query.pluck<string[]>('c.issue_key'));
}
