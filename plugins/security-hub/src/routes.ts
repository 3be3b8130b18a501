import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/** The Security tab of an entity page. */
export const entitySecurityRouteRef = createRouteRef({
  id: 'security-hub:entity-security',
});

/** Path of the tab below the entity page, unless the portal mounts it elsewhere. */
export const entitySecurityPath = '/security';

/** The page *Security Hub*. */
export const securityHubRouteRef = createRouteRef({ id: 'security-hub' });

/** Path of the page, unless the portal mounts it elsewhere. */
export const securityHubPath = '/security-hub';

/** Leads from an entity's page to the page *Security Hub*; nowhere in a portal that does not have it. */
export const securityHubPageRouteRef = createExternalRouteRef({
  id: 'security-hub:page',
  optional: true,
  defaultTarget: 'security-hub.root',
});
