import { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { UserCredentials } from './EntityAccess';

const fields = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'relations',
];

/** Those of some entities that a caller may read in the catalog, by the refs that they were asked for with. */
export class VisibleEntities {
  /** One call to the catalog, with the caller's credentials. */
  static async load(
    catalog: CatalogService,
    entityRefs: string[],
    credentials: UserCredentials,
  ): Promise<VisibleEntities> {
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs, fields },
      { credentials },
    );
    return new VisibleEntities(
      new Map(
        entityRefs.flatMap((ref, index) => {
          const entity = items[index];
          return entity ? [[ref, entity] as const] : [];
        }),
      ),
    );
  }

  readonly #entities: ReadonlyMap<string, Entity>;

  private constructor(entities: ReadonlyMap<string, Entity>) {
    this.#entities = entities;
  }

  get(entityRef: string): Entity | undefined {
    return this.#entities.get(entityRef);
  }

  /** @throws NotFoundError, the same for one that does not exist and for one that is hidden */
  require(entityRef: string): Entity {
    const entity = this.#entities.get(entityRef);
    if (!entity) {
      throw new NotFoundError(
        `There is no entity ${entityRef}, or you may not read it`,
      );
    }
    return entity;
  }

  refs(): string[] {
    return [...this.#entities.keys()];
  }

  entries(): Array<[string, Entity]> {
    return [...this.#entities];
  }
}
