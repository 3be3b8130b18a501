/** Which entities others stand for. */
export interface RollUpEntities {
  /** The entities that a System, Domain or Group stands for, without itself */
  membersOf(entityRef: string): string[];
  /** The groups among the owners, and what any of the owners owns */
  ownedBy(ownerRefs: Iterable<string>): string[];
  /** The refs, and all groups below those of them that are groups */
  withGroupsBelow(refs: Iterable<string>): string[];
}

/** Relations of the catalog as it last gave them. */
export interface RollUpLookup {
  /** Undefined before the first look at the catalog */
  readonly rollUps: RollUpEntities | undefined;
  /** Owners of an entity; a group owns itself */
  ownersOf(entityRef: string): string[];
  /** Whether a scope, a rule or the ledger can give findings to the entity */
  mayHaveFindings(entityRef: string): boolean;
}
