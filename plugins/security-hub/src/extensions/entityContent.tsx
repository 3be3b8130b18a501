import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { entitySecurityPath, entitySecurityRouteRef } from '../routes';

/** The tab *Security*. Title and path can be changed in the app's config. */
export const entitySecurityContent = EntityContentBlueprint.make({
  params: {
    path: entitySecurityPath,
    title: 'Security',
    routeRef: convertLegacyRouteRef(entitySecurityRouteRef),
    filter: {
      kind: {
        $in: [
          'component',
          'api',
          'resource',
          'system',
          'domain',
          'group',
          'user',
        ],
      },
    },
    loader: async () => {
      const { SecurityTab } = await import('../components/SecurityTab');
      return <SecurityTab />;
    },
  },
});
