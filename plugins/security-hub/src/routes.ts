import { createRouteRef } from '@backstage/core-plugin-api';

/** The Security tab of an entity page. */
export const entitySecurityRouteRef = createRouteRef({
  id: 'security-hub:entity-security',
});

/** Path of the tab below the entity page, unless the portal mounts it elsewhere. */
export const entitySecurityPath = '/security';
