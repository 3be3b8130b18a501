import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { entitySecurityPath } from '../../../routes';

/** Gives the path of an entity's Security tab. */
export function useSecurityTabPath(): (entityRef: string) => string {
  const entityPath = useRouteRef(entityRouteRef);
  return entityRef =>
    `${entityPath(
      entityRouteParams(entityRef, { encodeParams: true }),
    )}${entitySecurityPath}`;
}
