import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import express, { Router } from 'express';
import { EntityAccess } from '../../plugins/security-hub-backend/src/access/EntityAccess';
import { readSettings } from '../../plugins/security-hub-backend/src/config';
import { entityRefOf } from '../../plugins/security-hub-backend/src/http/parse/entityRef';
import { userOf } from '../../plugins/security-hub-backend/src/http/userOf';
import { OwnershipState } from '../../plugins/security-hub-backend/src/ingestion/assignment/OwnershipState';
import { addGuidanceRoutes } from './guidanceRoutes';
import { countRequest } from './requestCounts';

/**
 * What the plugin's routes are compared to; it exists in the benchmarks only. As a module of the plugin it shares the plugin's router,
 * database and catalog. Its route authorises with the plugin's own `EntityAccess`, as list, groups and summary do, and then sends a
 * reply that was stored before, as text: no query, no presentation, no JSON to be written.
 */
const comparisonModule = createBackendModule({
  pluginId: 'security-hub',
  moduleId: 'benchmark',
  register(registration) {
    registration.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        userInfo: coreServices.userInfo,
      },
      async init({ config, database, httpAuth, httpRouter, ...host }) {
        const knex = await database.getClient();
        const settings = readSettings(config);
        const ownership = OwnershipState.create(settings);
        const access = EntityAccess.create({
          ...host,
          hierarchy: ownership,
          rollUps: ownership,
          knex,
          settings,
        });
        const replies = new Map<string, string>();
        const router = Router();
        router.use(countRequest(knex));
        router.put(
          '/benchmark/replies/:reply',
          express.text({ type: () => true, limit: '64mb' }),
          (request, response) => {
            replies.set(request.params.reply, request.body);
            response.status(204).end();
          },
        );
        router.get(
          '/benchmark/replies/:reply/:kind/:namespace/:name',
          async (request, response) => {
            const credentials = await userOf(httpAuth, request);
            await access.viewEntity(entityRefOf(request.params), credentials);
            response.type('json').send(replies.get(request.params.reply));
          },
        );
        await addGuidanceRoutes(router, {
          knex,
          httpAuth,
          access,
          ownership,
          settings,
        });
        httpRouter.use(router);
      },
    });
  },
});

export default comparisonModule;
