/** Who asks, with the groups that count as theirs. */
export type Caller = {
  userEntityRef: string;
  /** The user and the groups in the token: direct memberships only */
  directRefs: ReadonlySet<string>;
  /** Those and all groups above them */
  allRefs: ReadonlySet<string>;
  /** Direct member of a platform group: config lists each of them, so that a group that names one as its parent gains nothing */
  platform: boolean;
};

/** The group hierarchy as the catalog last gave it. */
export interface GroupHierarchy {
  /** Groups above the given ones, without themselves */
  ancestorsOf(groupRefs: Iterable<string>): Set<string>;
}

/** Builds a caller from the refs in a token. */
export function createCaller(options: {
  userEntityRef: string;
  ownershipEntityRefs: string[];
  hierarchy: GroupHierarchy;
  platformGroups: string[];
}): Caller {
  const { userEntityRef, hierarchy, platformGroups } = options;
  const directRefs = new Set([userEntityRef, ...options.ownershipEntityRefs]);
  const allRefs = new Set([
    ...directRefs,
    ...hierarchy.ancestorsOf(directRefs),
  ]);
  return {
    userEntityRef,
    directRefs,
    allRefs,
    platform: platformGroups.some(group => directRefs.has(group)),
  };
}

/** Whether the caller decides for what these owners own: a member of an owner, directly or through a group below it. */
export function isOwner(caller: Caller, owners: Iterable<string>): boolean {
  for (const owner of owners) {
    if (caller.allRefs.has(owner)) {
      return true;
    }
  }
  return false;
}

/** Whether the caller reads without a policy: owners, direct members of the owners' parent groups, and the platform group. */
export function isOwnerOrAbove(
  caller: Caller,
  owners: string[],
  hierarchy: GroupHierarchy,
): boolean {
  if (caller.platform || isOwner(caller, owners)) {
    return true;
  }
  for (const ancestor of hierarchy.ancestorsOf(owners)) {
    if (caller.directRefs.has(ancestor)) {
      return true;
    }
  }
  return false;
}
