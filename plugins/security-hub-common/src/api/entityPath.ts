import type { CompoundEntityRef } from '@backstage/catalog-model';

/** An entity as the paths of the API have it. */
export function entityPath(entity: CompoundEntityRef) {
  return {
    kind: entity.kind.toLocaleLowerCase('en-US'),
    namespace: entity.namespace,
    name: entity.name,
  };
}
