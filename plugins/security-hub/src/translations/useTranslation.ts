import {
  TranslationRef,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { securityHubTranslationRef } from './securityHubTranslationRef';
import { Translate } from './Translate';

export type { Translate } from './Translate';

/** The plugin's texts in the reader's language. */
export function useTranslation(): { t: Translate } {
  const { t } = useTranslationRef(
    securityHubTranslationRef as unknown as TranslationRef<string, {}>,
  );
  return { t: t as unknown as Translate };
}
