import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { createDemoAuthenticator } from './authenticator';
import { demoProviderId, readDemoSettings } from './settings';

/**
 * Sign-in of the demo: a person picks a persona, nobody proves anything.
 *
 * It does nothing unless `auth.providers.demo` is configured, and then refuses to start anywhere but in the demo
 * (see {@link readDemoSettings}).
 */
export const authModuleDemo = createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo-provider',
  register(registration) {
    registration.registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: authProvidersExtensionPoint,
      },
      async init({ config, providers }) {
        const settings = readDemoSettings({
          config,
          commandLine: process.argv,
        });
        if (!settings) {
          return;
        }
        providers.registerProvider({
          providerId: demoProviderId,
          factory: createProxyAuthProviderFactory({
            authenticator: createDemoAuthenticator(settings),
            signInResolver: async ({ result }, context) =>
              context.signInWithCatalogUser({
                entityRef: result.userEntityRef,
              }),
          }),
        });
      },
    });
  },
});
