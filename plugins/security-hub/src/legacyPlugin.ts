import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { SecurityHubClient } from 'backstage-plugin-security-hub-common';
import { securityHubApiRef } from './api';
import {
  entitySecurityRouteRef,
  securityHubPageRouteRef,
  securityHubRouteRef,
} from './routes';

/** The plugin for apps of the old frontend system. @public */
export const securityHubPlugin = createPlugin({
  id: 'security-hub',
  apis: [
    createApiFactory({
      api: securityHubApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => SecurityHubClient.create(deps),
    }),
  ],
  routes: { root: securityHubRouteRef, entityContent: entitySecurityRouteRef },
  externalRoutes: { page: securityHubPageRouteRef },
});

/** The page, for `<Route path="/security-hub" element={<SecurityHubPage />} />`. @public */
export const SecurityHubPage = securityHubPlugin.provide(
  createRoutableExtension({
    name: 'SecurityHubPage',
    component: () =>
      import('./components/page/LegacySecurityHubPage').then(
        module => module.LegacySecurityHubPage,
      ),
    mountPoint: securityHubRouteRef,
  }),
);

/** The tab, for `<EntityLayout.Route path="/security" title="Security">`. @public */
export const EntitySecurityContent = securityHubPlugin.provide(
  createRoutableExtension({
    name: 'EntitySecurityContent',
    component: () =>
      import('./components/SecurityTab').then(module => module.SecurityTab),
    mountPoint: entitySecurityRouteRef,
  }),
);

/** The overview card of an entity page. @public */
export const EntitySecurityCard = securityHubPlugin.provide(
  createComponentExtension({
    name: 'EntitySecurityCard',
    component: {
      lazy: () =>
        import('./components/card/SecurityCard').then(
          module => module.SecurityCard,
        ),
    },
  }),
);
