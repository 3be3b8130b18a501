import { Header, Page } from '@backstage/core-components';
import { useTranslation } from '../../translations/useTranslation';
import { SecurityHubPage } from './SecurityHubPage';

/** The page in apps of the old frontend system, where a page brings its own header. */
export function LegacySecurityHubPage() {
  const { t } = useTranslation();
  return (
    <Page themeId="tool">
      <Header title={t('page.title')} />
      <SecurityHubPage />
    </Page>
  );
}
