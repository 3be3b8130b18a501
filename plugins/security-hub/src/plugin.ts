import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { securityHubApi } from './extensions/api';
import { entitySecurityCard } from './extensions/entityCard';
import { entitySecurityContent } from './extensions/entityContent';
import { securityHubPage } from './extensions/page';
import {
  entitySecurityRouteRef,
  securityHubPageRouteRef,
  securityHubRouteRef,
} from './routes';

/** The plugin for apps of the new frontend system: the page, and the Security tab and the overview card of entities. @public */
export const securityHubPlugin = createFrontendPlugin({
  pluginId: 'security-hub',
  title: 'Security Hub',
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: convertLegacyRouteRef(securityHubRouteRef),
    entityContent: convertLegacyRouteRef(entitySecurityRouteRef),
  },
  externalRoutes: { page: convertLegacyRouteRef(securityHubPageRouteRef) },
  extensions: [
    securityHubApi,
    securityHubPage,
    entitySecurityContent,
    entitySecurityCard,
  ],
});
