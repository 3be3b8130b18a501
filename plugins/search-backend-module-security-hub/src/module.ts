import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { HandbookCollatorFactory } from './HandbookCollatorFactory';
import { readSettings } from './readSettings';

/**
 * Puts the control handbook of the Security Hub plugin into the portal's search.
 * @public
 */
export const searchModuleSecurityHub = createBackendModule({
  pluginId: 'search',
  moduleId: 'security-hub',
  register(registration) {
    registration.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        indexRegistry: searchIndexRegistryExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, config, discovery, indexRegistry, scheduler }) {
        const { schedule, location } = readSettings(config);
        indexRegistry.addCollator({
          schedule: scheduler.createScheduledTaskRunner(schedule),
          factory: HandbookCollatorFactory.create({
            auth,
            discovery,
            location,
          }),
        });
      },
    });
  },
});
