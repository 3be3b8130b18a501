import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { securityHubTranslationRef } from './securityHubTranslationRef';

/** Gives a text of the plugin. */
export type Translate = TranslationFunction<
  (typeof securityHubTranslationRef)['T']
>;

/** The plugin's texts in the reader's language. */
export function useTranslation(): { t: Translate } {
  return useTranslationRef(securityHubTranslationRef);
}
