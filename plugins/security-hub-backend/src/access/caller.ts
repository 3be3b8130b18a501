/** Who asks, with the groups that count as theirs. */
export type Caller = {
  userEntityRef: string;
  /** The user and the groups in the token: direct memberships only */
  directRefs: ReadonlySet<string>;
  /** Those and all groups above them */
  allRefs: ReadonlySet<string>;
  /** Direct member of a platform group: config lists each of them, so that a group that names one as its parent gains nothing */
  platform: boolean;
  /** Direct member of the group that answers threats; of a platform group where no such group is named */
  respondsToThreats: boolean;
  /** Claims are not checked (mode `open`), so that being an owner proves nothing: owners see, and decide nothing */
  ownersOnlyRequest?: boolean;
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
  threatResponder?: string;
  ownersOnlyRequest?: boolean;
}): Caller {
  const { userEntityRef, hierarchy, platformGroups, threatResponder } = options;
  const directRefs = new Set([userEntityRef, ...options.ownershipEntityRefs]);
  const allRefs = new Set([
    ...directRefs,
    ...hierarchy.ancestorsOf(directRefs),
  ]);
  const platform = platformGroups.some(group => directRefs.has(group));
  return {
    userEntityRef,
    directRefs,
    allRefs,
    platform,
    respondsToThreats:
      threatResponder === undefined
        ? platform
        : directRefs.has(threatResponder),
    ownersOnlyRequest: options.ownersOnlyRequest,
  };
}

/** Whether the caller decides on findings of what these owners own: owners, except where they may only request, and the platform group. */
export function mayDecide(caller: Caller, owners: Iterable<string>): boolean {
  return (
    caller.platform || (!caller.ownersOnlyRequest && isOwner(caller, owners))
  );
}

/** Whether the caller is a member of an owner, directly or through a group below it. */
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
