import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

/** What a mistake in an annotation does to the entity. */
export type OnInvalidAnnotation = 'error' | 'warn';

const allowed: readonly OnInvalidAnnotation[] = ['error', 'warn'];
const path = 'securityHub.catalog.onInvalidAnnotation';

/**
 * Reads the only setting of the module; `error` where it is absent.
 *
 * @throws InputError that names the setting and the values that it may have
 */
export function readOnInvalidAnnotation(
  config: RootConfigService,
): OnInvalidAnnotation {
  const value = config.getOptional<unknown>(path) ?? 'error';
  const found = allowed.find(item => item === value);
  if (found === undefined) {
    throw new InputError(
      `Setting ${path} is ${JSON.stringify(value).slice(
        0,
        100,
      )}: write one of ${allowed.join(', ')}`,
    );
  }
  return found;
}
