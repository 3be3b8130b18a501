import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/**
 * The one spelling of an entity ref (lower case, with kind and namespace), or undefined where it is none.
 * Without a kind it is a group's.
 */
export function normaliseEntityRef(
  ref: string | undefined,
  defaultNamespace: string = 'default',
  defaultKind: string = 'group',
): string | undefined {
  if (!ref) {
    return undefined;
  }
  try {
    const normalised = stringifyEntityRef(
      parseEntityRef(ref.trim(), { defaultKind, defaultNamespace }),
    );
    return /^[^:/\s]+:[^:/\s]+\/[^:/\s]+$/.test(normalised)
      ? normalised
      : undefined;
  } catch {
    return undefined;
  }
}
