import { RecentMap } from '../caching/RecentMap';

const MAXIMUM_ENTITIES = 1000;
const MAXIMUM_REFS = 100;

/**
 * Which other entities the lists of an entity have named, as primary owners of findings that it is only concerned with. They are asked
 * for in the same call to the catalog as the entity itself; whether the caller may read them is answered anew every time.
 */
export class NamedEntities {
  static create(): NamedEntities {
    return new NamedEntities();
  }

  readonly #refs = RecentMap.create<string[]>({ maximum: MAXIMUM_ENTITIES });

  private constructor() {}

  of(entityRef: string): string[] {
    return this.#refs.get(entityRef) ?? [];
  }

  /** Those named last come first, and stay. */
  note(entityRef: string, named: Iterable<string>): void {
    const refs = new Set(named);
    refs.delete(entityRef);
    if (refs.size > 0) {
      this.#refs.set(
        entityRef,
        [...new Set([...refs, ...this.of(entityRef)])].slice(0, MAXIMUM_REFS),
      );
    }
  }
}
