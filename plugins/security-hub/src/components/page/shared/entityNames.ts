import { parseEntityRef } from '@backstage/catalog-model';

/**
 * An entity in few words: `checkout-api`, with its namespace where that is not the default one. What is no entity ref is shown as it is.
 */
export function entityName(entityRef: string): string {
  try {
    const { namespace, name } = parseEntityRef(entityRef, {
      defaultKind: 'component',
    });
    return namespace === 'default' ? name : `${namespace}/${name}`;
  } catch {
    return entityRef;
  }
}
