import { RollUpMember } from 'backstage-plugin-security-hub-common';
import { EntityView } from '../access/EntityAccess';
import { MemberCounts } from '../database/operations/queries/countMembers';

/**
 * A page of the entities that a view sums up, most urgent first, those without findings last, by name.
 *
 * @param counted - those that have findings, in their order
 */
export function pageOfMembers(
  view: Pick<EntityView, 'entityRefs'>,
  counted: MemberCounts[],
  page: { limit: number; offset: number },
): { members: MemberCounts[]; totalItems: number } {
  const known = new Set(counted.map(({ entityRef }) => entityRef));
  const idle = view.entityRefs.filter(ref => !known.has(ref));
  const all: MemberCounts[] = [
    ...counted,
    ...idle.map(entityRef => ({
      entityRef,
      counts: [0, 0, 0, 0] as MemberCounts['counts'],
      overdue: 0,
      accepted: 0,
    })),
  ];
  return {
    members: all.slice(page.offset, page.offset + page.limit),
    totalItems: all.length,
  };
}

/** A member as the API shows it. */
export function presentMember(
  { entityRef, counts, overdue, accepted }: MemberCounts,
  coverage: RollUpMember['coverage'],
  { members }: Pick<EntityView, 'members'>,
): RollUpMember {
  const [critical, high, medium, low] = counts;
  const member = members.get(entityRef);
  return {
    entityRef,
    title: member?.title,
    owners: member?.owners ?? [],
    coverage,
    counts: { critical, high, medium, low },
    overdue,
    accepted,
  };
}
