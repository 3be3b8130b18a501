import { priorities } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { sha256 } from '../../../hashing/sha256';
import { likePattern } from '../../text';
import { applyCriteria, severityOrders } from './applyCriteria';
import { FindingFilters, FindingScope } from './findingQuery';
import { expiringBefore } from './expiring';

/** Statuses in which somebody still has to act. */
export const unsettledStatuses = ['open', 'acknowledged'];

/**
 * The findings that an entity owns or is concerned with, as `o`: rows of finding_owners, which carry all that lists filter, sort and
 * count by. Samples made by products are stored but count nowhere.
 */
export function entityFindings(
  knex: Knex,
  scope: FindingScope,
): Knex.QueryBuilder {
  const query = knex('finding_owners as o')
    .where('o.entity_ref', scope.entityRef)
    .andWhere('o.sample', false);
  const { criteria } = scope;
  if (criteria) {
    query.andWhere(builder => applyCriteria(builder, criteria, 'o'));
  }
  return query;
}

/** Narrows a query made by {@link entityFindings}. Text is looked up in `findings`, joined as `f` only then. */
export function applyFilters(
  query: Knex.QueryBuilder,
  filters: FindingFilters,
  now: string,
): Knex.QueryBuilder {
  const lists: Array<[string, readonly string[] | undefined]> = [
    ['o.status', filters.status],
    ['o.control_id', filters.control],
    ['o.product_key', filters.product],
    ['o.account', filters.account],
    ['o.environment', filters.environment],
    ['o.region', filters.region],
    ['o.layer', filters.layer],
    ['o.group_key', filters.group],
  ];
  for (const [column, values] of lists) {
    if (values?.length) {
      query.whereIn(column, values);
    }
  }
  if (filters.priority?.length) {
    query.whereIn(
      'o.priority_order',
      filters.priority.map(priority => priorities.indexOf(priority)),
    );
  }
  if (filters.severity?.length) {
    query.whereIn('o.severity_order', severityOrders(filters.severity));
  }
  if (filters.resource?.length) {
    const hashes = filters.resource.map(sha256);
    query.whereIn('o.issue_key', keys =>
      keys
        .from('finding_resources')
        .whereIn('resource_hash', hashes)
        .select('issue_key'),
    );
  }
  if (filters.overdue) {
    query
      .whereIn('o.status', unsettledStatuses)
      .where('o.due_at', '<', Date.parse(now));
  }
  if (filters.expiring) {
    query
      .where('o.status', 'accepted')
      .where('o.decision_ends_at', '<', expiringBefore(now));
  }
  if (filters.firstSeenAfter) {
    query.where('o.first_seen_at', '>', Date.parse(filters.firstSeenAfter));
  }
  return needsText(filters) ? applyText(query, filters) : query;
}

/** Whether {@link applyFilters} joins `findings`. */
export function needsText({ q, standard }: FindingFilters): boolean {
  return wordsOf(q).length > 0 || Boolean(standard?.length);
}

function wordsOf(q: string | undefined): string[] {
  return (q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
}

function applyText(
  query: Knex.QueryBuilder,
  { q, standard }: FindingFilters,
): Knex.QueryBuilder {
  query.join('findings as f', 'f.key', 'o.issue_key');
  for (const word of wordsOf(q)) {
    query.whereRaw("f.search_text like ? escape '!'", [likePattern(word)]);
  }
  if (standard?.length) {
    query.andWhere(any => {
      for (const name of standard) {
        any.orWhereRaw("f.standards like ? escape '!'", [
          likePattern(JSON.stringify(name)),
        ]);
      }
    });
  }
  return query;
}
