import { stringifyEntityRef } from '@backstage/catalog-model';

/** The entity that a path names, in the one spelling that the catalog and the store use. */
export function entityRefOf(parameters: {
  kind: string;
  namespace: string;
  name: string;
}): string {
  return stringifyEntityRef(parameters);
}
