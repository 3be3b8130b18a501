import { SignInPage } from '@backstage/core-components';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  SignInPageBlueprint,
  SignInPageProps,
} from '@backstage/plugin-app-react';
import { z } from 'zod';

/** The sign-in page: the demo's choice of a persona where the configuration asks for it, else the platform's own. */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    SignInPageBlueprint.makeWithOverrides({
      configSchema: { demo: z.boolean().default(false) },
      factory: (originalFactory, { config }) =>
        originalFactory({
          loader: async () => {
            if (config.demo) {
              const { DemoSignInPage } = await import('./DemoSignInPage');
              return DemoSignInPage;
            }
            return (props: SignInPageProps) => (
              <SignInPage {...props} providers={['guest']} />
            );
          },
        }),
    }),
  ],
});
