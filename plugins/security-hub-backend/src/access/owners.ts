import {
  Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** The owners of an entity as the catalog names them now; a group owns itself. */
export function ownersOf(entity: Entity): string[] {
  const owners = targetsOf(entity, RELATION_OWNED_BY);
  const kind = entity.kind.toLocaleLowerCase('en-US');
  return kind === 'group' || kind === 'user'
    ? [stringifyEntityRef(entity), ...owners]
    : owners;
}

/** The refs that relations of this type lead to. */
export function targetsOf(entity: Entity, relation: string): string[] {
  return (entity.relations ?? [])
    .filter(({ type }) => type === relation)
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
}

/**
 * Owners that the catalog names now and that the claims of the entity were checked against. Who changes the owner in a catalog file
 * must not reach, until the next sweep, what the entity could only claim for its former owner.
 */
export function stillChecked(
  entityRef: string,
  owners: string[],
  checked: string[] | undefined,
): string[] {
  return checked
    ? owners.filter(owner => owner === entityRef || checked.includes(owner))
    : owners;
}
