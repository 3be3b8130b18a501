/** `member` is a group directly or indirectly below `ancestor`. */
export type GroupMembership = { ancestor: string; member: string };

/** Levels of groups that are followed (semantics, section 6). */
export const GROUP_DEPTH = 10;

function directParents(links: GroupMembership[]): Map<string, Set<string>> {
  const parents = new Map<string, Set<string>>();
  for (const { ancestor, member } of links) {
    const known = parents.get(member) ?? new Set<string>();
    known.add(ancestor);
    parents.set(member, known);
  }
  return parents;
}

/**
 * All pairs of ancestor and member, from the pairs of parent and child. Follows at most {@link GROUP_DEPTH} levels; a
 * group in a cycle is not its own ancestor.
 */
export function closeGroups(links: GroupMembership[]): GroupMembership[] {
  const parents = directParents(links);
  const closure: GroupMembership[] = [];
  for (const member of [...parents.keys()].sort()) {
    const found = new Set<string>();
    let level = [member];
    for (let depth = 0; depth < GROUP_DEPTH && level.length; depth += 1) {
      const above = new Set(
        level.flatMap(ref => [...(parents.get(ref) ?? [])]),
      );
      level = [...above].filter(ref => ref !== member && !found.has(ref));
      for (const ancestor of level) {
        found.add(ancestor);
      }
    }
    for (const ancestor of [...found].sort()) {
      closure.push({ ancestor, member });
    }
  }
  return closure;
}

/**
 * The groups themselves and all their ancestors, sorted.
 * @param hierarchy all pairs of ancestor and member, as {@link closeGroups} gives them and `entity_rollups` keeps them
 */
export function ancestorsOf(
  groupRefs: string[],
  hierarchy: GroupMembership[],
): string[] {
  const asked = new Set(groupRefs);
  const found = new Set(groupRefs);
  for (const { ancestor, member } of hierarchy) {
    if (asked.has(member)) {
      found.add(ancestor);
    }
  }
  return [...found].sort();
}
