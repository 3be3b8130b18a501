import { createBackend } from '@backstage/backend-defaults';

/**
 * The backend of the benchmarks: the plugin beside the real auth, catalog and permission plugins, which it asks over HTTP as in a
 * portal, and the module that holds the route it is compared to. It has no pages.
 */
const backend = createBackend();

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('../../../packages/backend/src/demo'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('../policyModule'));
backend.add(import('backstage-plugin-security-hub-backend'));
backend.add(import('../comparisonModule'));

void backend.start();
