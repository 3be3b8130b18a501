import { GroupMembership } from '../groupClosure';

/** An entity as far as others sum it up. */
export type RollUpEntity = {
  ref: string;
  /** Refs of its owners by direct relation */
  ownerRefs: string[];
  /** Refs of what it is directly a part of */
  partOf: string[];
};

/** Levels that are followed (semantics, section 6). */
export const ROLL_UP_DEPTH = 10;

/** Which entities a System, a Domain or a Group stands for, and what somebody owns, as the catalog last gave it. Pure. */
export class RollUps {
  static create(options: {
    entities: Iterable<RollUpEntity>;
    /** All pairs of a group and one below it */
    groupHierarchy: GroupMembership[];
  }): RollUps {
    return new RollUps(options);
  }

  readonly #parts = new Map<string, string[]>();
  readonly #owned = new Map<string, string[]>();
  readonly #below = new Map<string, string[]>();

  private constructor(options: Parameters<typeof RollUps.create>[0]) {
    for (const { ref, ownerRefs, partOf } of options.entities) {
      for (const whole of partOf) {
        add(this.#parts, whole, ref);
      }
      for (const owner of ownerRefs) {
        add(this.#owned, owner, ref);
      }
    }
    for (const { ancestor, member } of options.groupHierarchy) {
      add(this.#below, ancestor, member);
    }
  }

  /**
   * The entities that one stands for, without itself, the nearest first. Of a System or Domain its parts and theirs, through at most
   * {@link ROLL_UP_DEPTH} levels; of a Group the groups below it and what these and itself own; of others none. A circle ends where it
   * comes back.
   */
  membersOf(entityRef: string): string[] {
    return entityRef.startsWith('group:')
      ? this.ownedBy([entityRef, ...(this.#below.get(entityRef) ?? [])]).filter(
          ref => ref !== entityRef,
        )
      : this.#partsOf(entityRef);
  }

  /** The groups among the owners, which own themselves, and what any of them owns. */
  ownedBy(ownerRefs: Iterable<string>): string[] {
    const refs = new Set<string>();
    const owners = [...ownerRefs];
    for (const owner of owners) {
      if (owner.startsWith('group:')) {
        refs.add(owner);
      }
    }
    for (const owner of owners) {
      for (const ref of this.#owned.get(owner) ?? []) {
        refs.add(ref);
      }
    }
    return [...refs];
  }

  /** The refs, and all groups below those of them that are groups. */
  withGroupsBelow(refs: Iterable<string>): string[] {
    const all = new Set<string>();
    for (const ref of refs) {
      all.add(ref);
      for (const group of this.#below.get(ref) ?? []) {
        all.add(group);
      }
    }
    return [...all];
  }

  #partsOf(entityRef: string): string[] {
    const found = new Set([entityRef]);
    let level = [entityRef];
    for (let depth = 0; depth < ROLL_UP_DEPTH && level.length; depth += 1) {
      const next: string[] = [];
      for (const whole of level) {
        for (const part of this.#parts.get(whole) ?? []) {
          if (!found.has(part)) {
            found.add(part);
            next.push(part);
          }
        }
      }
      level = next;
    }
    found.delete(entityRef);
    return [...found];
  }
}

function add(map: Map<string, string[]>, key: string, value: string): void {
  const known = map.get(key);
  if (known) {
    known.push(value);
  } else {
    map.set(key, [value]);
  }
}
