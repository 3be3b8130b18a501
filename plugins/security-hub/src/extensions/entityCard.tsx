import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { isSecurityHubAvailable } from '../isSecurityHubAvailable';

/** The overview card, on entities that name AWS resources. */
export const entitySecurityCard = EntityCardBlueprint.make({
  params: {
    type: 'info',
    filter: isSecurityHubAvailable,
    loader: async () => {
      const { SecurityCard } = await import('../components/card/SecurityCard');
      return <SecurityCard />;
    },
  },
});
