import { Knex } from 'knex';
import { sha256 } from '../../../hashing/sha256';
import { likePattern } from '../../text';
import { applyCriteria } from './applyCriteria';
import { FindingFilters, FindingScope } from './findingQuery';
import { expiringBefore } from './expiring';

/** Statuses in which somebody still has to act. */
export const unsettledStatuses = ['open', 'acknowledged'];

/**
 * The findings that an entity owns or is concerned with, as `o` (finding_owners) joined with `f` (findings). Samples made by
 * products are stored but count nowhere.
 */
export function entityFindings(
  knex: Knex,
  scope: FindingScope,
): Knex.QueryBuilder {
  const query = knex('finding_owners as o')
    .join('findings as f', 'f.key', 'o.issue_key')
    .where('o.entity_ref', scope.entityRef)
    .andWhere('f.sample', false);
  const { criteria } = scope;
  if (criteria) {
    query.andWhere(builder => applyCriteria(builder, criteria));
  }
  return query;
}

/** Narrows a query made by {@link entityFindings}. */
export function applyFilters(
  query: Knex.QueryBuilder,
  filters: FindingFilters,
  now: string,
): Knex.QueryBuilder {
  const lists: Array<[string, readonly string[] | undefined]> = [
    ['f.status', filters.status],
    ['f.priority', filters.priority],
    ['f.severity', filters.severity],
    ['f.control_id', filters.control],
    ['f.product_key', filters.product],
    ['f.account', filters.account],
    ['f.environment', filters.environment],
    ['f.region', filters.region],
    ['f.layer', filters.layer],
    ['f.group_key', filters.group],
  ];
  for (const [column, values] of lists) {
    if (values?.length) {
      query.whereIn(column, values);
    }
  }
  if (filters.resource?.length) {
    const hashes = filters.resource.map(sha256);
    query.whereIn('f.key', keys =>
      keys
        .from('finding_resources')
        .whereIn('resource_hash', hashes)
        .select('issue_key'),
    );
  }
  if (filters.standard?.length) {
    const standards = filters.standard;
    query.andWhere(any => {
      for (const standard of standards) {
        any.orWhereRaw("f.standards like ? escape '!'", [
          likePattern(JSON.stringify(standard)),
        ]);
      }
    });
  }
  if (filters.overdue) {
    query.whereIn('f.status', unsettledStatuses).where('f.due_at', '<', now);
  }
  if (filters.expiring) {
    query
      .where('f.status', 'accepted')
      .where('f.decision_ends_at', '<', expiringBefore(now));
  }
  if (filters.firstSeenAfter) {
    query.where('f.first_seen_at', '>', filters.firstSeenAfter);
  }
  for (const word of (filters.q ?? '').toLowerCase().split(/\s+/)) {
    if (word) {
      query.whereRaw("f.search_text like ? escape '!'", [likePattern(word)]);
    }
  }
  return query;
}
