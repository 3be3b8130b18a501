import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { messages } from './messages';

/** The texts of the plugin. Override them with a translation resource of your own. @public */
export const securityHubTranslationRef = createTranslationRef({
  id: 'plugin.security-hub',
  messages,
  translations: {
    ja: () => import('./ja'),
  },
});
