import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';

/**
 * The entity that a path names, in the one spelling that the catalog and the store use.
 *
 * @throws NotFoundError for what can be no entity's name
 */
export function entityRefOf(parameters: {
  kind: string;
  namespace: string;
  name: string;
}): string {
  if (Object.values(parameters).some(part => /[\p{Cc}\s]/u.test(part))) {
    throw new NotFoundError('No entity has such a name');
  }
  return stringifyEntityRef(parameters);
}
