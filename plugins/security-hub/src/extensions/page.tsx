import SecurityIcon from '@material-ui/icons/Security';
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { securityHubPath, securityHubRouteRef } from '../routes';

/** The page *Security Hub* with its place in the navigation. Title and path can be changed in the app's config. */
export const securityHubPage = PageBlueprint.make({
  params: {
    path: securityHubPath,
    title: 'Security Hub',
    icon: <SecurityIcon fontSize="inherit" />,
    routeRef: convertLegacyRouteRef(securityHubRouteRef),
    loader: async () => {
      const { SecurityHubPage } = await import(
        '../components/page/SecurityHubPage'
      );
      return <SecurityHubPage />;
    },
  },
});
