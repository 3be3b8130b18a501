import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { securityHubPermissions } from 'backstage-plugin-security-hub-common';
import {
  securityHubFindingResourceRef,
  securityHubFindingRules,
} from 'backstage-plugin-security-hub-node';
import { claimantsOf } from './access/ownerFilter';
import { createServices } from './createServices';
import { loadFilterSubjects } from './database/operations/queries/loadFilterSubjects';
import { createRouter } from './http/createRouter';
import { scheduleTasks } from './scheduleTasks';

/**
 * Findings of AWS Security Hub for the entities of the catalog: reads them, finds their owners, keeps decisions about them.
 * @public
 */
export const securityHubPlugin = createBackendPlugin({
  pluginId: 'security-hub',
  register(registration) {
    registration.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const services = await createServices(deps);
        deps.lifecycle.addShutdownHook(async () => {
          await Promise.all([
            services.pull.stop(),
            services.push.stop(),
            services.promptRefresh.stop(),
            services.catalogHints.stop(),
          ]);
          services.tagGateways.close();
          services.gateways.close();
        });
        deps.permissionsRegistry.addResourceType({
          resourceRef: securityHubFindingResourceRef,
          permissions: securityHubPermissions,
          rules: securityHubFindingRules,
          getResources: async keys =>
            await loadFilterSubjects(services.knex, keys, ref =>
              claimantsOf(ref, services.ownership),
            ),
        });
        deps.httpRouter.use(createRouter({ ...deps, ...services }));
        await scheduleTasks({ ...deps, ...services });
        await services.catalogHints.follow(deps.events);
        await services.push.start();
      },
    });
  },
});
