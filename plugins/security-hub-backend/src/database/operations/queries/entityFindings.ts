import { priorities } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { sha256 } from '../../../hashing/sha256';
import { whereKeys } from '../../rowset/whereKeys';
import { likePattern } from '../../text';
import { applyCriteria, severityOrders } from './applyCriteria';
import { FindingFilters, FindingScope } from './findingQuery';
import { expiringBefore } from './expiring';
import { whereVerdicts } from './whereVerdicts';

/** Statuses in which somebody still has to act. */
export const unsettledStatuses = ['open', 'acknowledged'];

/**
 * The findings that the entities own or are concerned with, as `o`: rows of finding_owners, which carry all that lists filter, sort and
 * count by; one row a finding. Samples made by products are stored but count nowhere.
 */
export function entityFindings(
  knex: Knex,
  scope: FindingScope,
): Knex.QueryBuilder {
  const { entityRefs } = scope;
  const query = knex('finding_owners as o');
  if (entityRefs.length === 1) {
    query.where('o.entity_ref', entityRefs[0]);
  } else {
    whereKeys(knex, query, 'o.entity_ref', entityRefs);
  }
  return narrow(knex, query, scope);
}

/** Like {@link entityFindings}, those of one of several entities: its ref is the SQL expression `member`. */
export function memberFindings(
  knex: Knex,
  scope: FindingScope,
  member: string,
): Knex.QueryBuilder {
  const query = knex('finding_owners as o').whereRaw(
    `o.entity_ref = ${member}`,
  );
  return narrow(knex, query, scope);
}

function narrow(
  knex: Knex,
  query: Knex.QueryBuilder,
  { entityRefs, criteria }: FindingScope,
): Knex.QueryBuilder {
  query.andWhere('o.sample', false);
  if (entityRefs.length > 1) {
    onceEach(knex, query, entityRefs);
  }
  if (criteria) {
    query.andWhere(builder => applyCriteria(builder, criteria, { entityRefs }));
  }
  return query;
}

/**
 * Of a finding that concerns several of the entities keeps one row: the one of its primary entity, of which there is one at most, else the
 * first by name. Only rows that are not primary, few as a rule, have to be looked up; all else of the rows is equal, so that this is
 * independent of filters. The empty text keeps the database from searching the index once for each of the entities.
 */
function onceEach(
  knex: Knex,
  query: Knex.QueryBuilder,
  entityRefs: readonly string[],
): void {
  const before = knex('finding_owners as p')
    .select(knex.raw('1'))
    .whereRaw('p.issue_key = o.issue_key')
    .whereRaw('(p.is_primary or p.entity_ref < o.entity_ref)');
  whereKeys(knex, before, knex.raw("(p.entity_ref || '')"), entityRefs);
  query.andWhere(kept => {
    kept.where('o.is_primary', true).orWhereNotExists(before);
  });
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
  const { verdicts } = filters;
  if (verdicts) {
    query.andWhere(builder => whereVerdicts(builder, verdicts));
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
