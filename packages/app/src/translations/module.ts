import { coreComponentsTranslationRef } from '@backstage/core-components';
import {
  createFrontendModule,
  createTranslationResource,
} from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';

/** Japanese for the platform's own components. */
export const translationsModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      name: 'core-components',
      params: {
        resource: createTranslationResource({
          ref: coreComponentsTranslationRef,
          translations: { ja: () => import('./coreComponents.ja') },
        }),
      },
    }),
  ],
});
