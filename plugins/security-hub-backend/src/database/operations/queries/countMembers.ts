import { Knex } from 'knex';
import { whereKeys } from '../../rowset/whereKeys';
import { applyCriteria } from './applyCriteria';
import { facetStatuses } from './countMatched';
import { FindingScope } from './findingQuery';
import { unsettledStatuses } from './entityFindings';

/** What one of several entities has: open and acknowledged findings by priority, those past their due date, accepted ones. */
export type MemberCounts = {
  entityRef: string;
  /** Critical, high, medium, low */
  counts: [number, number, number, number];
  overdue: number;
  accepted: number;
};

/**
 * Counts the findings of each of the entities on its own, in one statement; a finding of two of them counts for both. The most urgent
 * entity is the first; entities without such findings are left out.
 */
export async function countMembers(
  knex: Knex,
  scope: FindingScope,
): Promise<MemberCounts[]> {
  const { criteria, entityRefs, now } = scope;
  const query = knex('finding_owners as o');
  whereKeys(knex, query, 'o.entity_ref', entityRefs);
  query.andWhere('o.sample', false).whereIn('o.status', facetStatuses);
  if (criteria) {
    query.andWhere(builder => applyCriteria(builder, criteria, { entityRefs }));
  }
  const rows: Array<Record<string, string | number>> = await query
    .groupBy('o.entity_ref', 'o.status', 'o.priority_order')
    .select(
      'o.entity_ref',
      'o.status',
      'o.priority_order',
      knex.raw('count(*) as count'),
      knex.raw('count(case when o.due_at < ? then 1 end) as overdue', [
        Date.parse(now),
      ]),
    );
  const members = new Map<string, MemberCounts>();
  for (const row of rows) {
    const entityRef = String(row.entity_ref);
    const member = members.get(entityRef) ?? {
      entityRef,
      counts: [0, 0, 0, 0],
      overdue: 0,
      accepted: 0,
    };
    members.set(entityRef, member);
    if (unsettledStatuses.includes(String(row.status))) {
      member.counts[Number(row.priority_order)] += Number(row.count);
      member.overdue += Number(row.overdue);
    } else {
      member.accepted += Number(row.count);
    }
  }
  return [...members.values()].sort(mostUrgentFirst);
}

function mostUrgentFirst(left: MemberCounts, right: MemberCounts): number {
  for (const [index, count] of left.counts.entries()) {
    const more = right.counts[index] - count;
    if (more !== 0) {
      return more;
    }
  }
  return (
    right.overdue - left.overdue ||
    right.accepted - left.accepted ||
    (left.entityRef < right.entityRef ? -1 : 1)
  );
}
