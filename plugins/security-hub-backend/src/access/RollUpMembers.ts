import { Entity, RELATION_MEMBER_OF } from '@backstage/catalog-model';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import { Caller, GroupHierarchy } from './caller';
import { targetsOf } from './owners';
import { RollUpEntities, RollUpLookup } from './RollUpLookup';

/** Entities that one request asks the catalog for at most; it takes some thousand at once. */
const MAXIMUM = 5000;

/** Whether it is worth saying that an entity has no scope. */
function isExpected(entityRef: string): boolean {
  return entityRef.startsWith('component:');
}

/** Chooses the entities that a page sums up, before anybody has asked whether the caller may read them. */
export class RollUpMembers {
  static create(options: {
    lookup: RollUpLookup;
    hierarchy: GroupHierarchy;
    /** Whether the caller reads what these own */
    mayRead: (caller: Caller, owners: string[]) => boolean;
    maximum?: number;
  }): RollUpMembers {
    return new RollUpMembers(options);
  }

  readonly #options: Parameters<typeof RollUpMembers.create>[0];

  private constructor(options: Parameters<typeof RollUpMembers.create>[0]) {
    this.#options = options;
  }

  /**
   * The members of a System, Domain or Group, without itself. Those that the caller will hardly read come last, and beyond the bound not
   * at all: anybody can write a file that says to be a part of a System. Of other kinds than Component only those are
   * members that something can belong to: a System only sums up, a Resource or an API mostly lends its ARN or name to a Component.
   *
   * @throws InputError when there are too many, ServiceUnavailableError before the first look at the catalog
   */
  of(entityRef: string, caller: Caller): string[] {
    return this.#bounded(
      entityRef,
      this.#entities().membersOf(entityRef),
      caller,
    );
  }

  /** What is the caller's: owned by themselves, by their groups, or by a group above these. */
  ofCaller(caller: Caller): string[] {
    return this.#ownedBy(caller.userEntityRef, caller.allRefs, caller);
  }

  /** What is somebody else's, for the platform group: by the groups that the catalog names. */
  ofUser(user: Entity, userRef: string, caller: Caller): string[] {
    const direct = [userRef, ...targetsOf(user, RELATION_MEMBER_OF)];
    const above = this.#options.hierarchy.ancestorsOf(direct);
    return this.#ownedBy(userRef, [...direct, ...above], caller);
  }

  #ownedBy(userRef: string, refs: Iterable<string>, caller: Caller): string[] {
    return this.#bounded(userRef, this.#entities().ownedBy(refs), caller);
  }

  #entities(): RollUpEntities {
    const { rollUps } = this.#options.lookup;
    if (!rollUps) {
      throw new ServiceUnavailableError(
        'The catalog has not been looked at since the start: try again in some seconds',
      );
    }
    return rollUps;
  }

  #bounded(entityRef: string, all: string[], caller: Caller): string[] {
    const { lookup, mayRead, maximum = MAXIMUM } = this.#options;
    const refs = all.filter(
      ref => isExpected(ref) || lookup.mayHaveFindings(ref),
    );
    if (refs.length <= maximum) {
      return refs;
    }
    const others: string[] = [];
    const own = refs.filter(ref => {
      const readable = mayRead(caller, lookup.ownersOf(ref));
      if (!readable) {
        others.push(ref);
      }
      return readable;
    });
    if (own.length > maximum) {
      throw new InputError(
        `${entityRef} sums up ${own.length} entities, more than ${maximum}: open a part of it`,
      );
    }
    return [...own, ...others.slice(0, maximum - own.length)];
  }
}
