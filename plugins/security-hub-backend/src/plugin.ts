import { createBackendPlugin } from '@backstage/backend-plugin-api';

/** The backend of the Security Hub plugin. */
export const securityHubPlugin = createBackendPlugin({
  pluginId: 'security-hub',
  register(registration) {
    registration.registerInit({ deps: {}, async init() {} });
  },
});
