import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/**
 * The one spelling of an entity ref (lower case, with kind and namespace), or undefined where it is none.
 * Without a kind it is a group's.
 */
export function normaliseOwnerRef(
  ref: string | undefined,
  defaultNamespace: string = 'default',
): string | undefined {
  if (!ref) {
    return undefined;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(ref, { defaultKind: 'group', defaultNamespace }),
    );
  } catch {
    return undefined;
  }
}
