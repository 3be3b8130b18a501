import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { securityHubPageRouteRef } from '../../routes';
import { defaultPageState, writePageState } from '../../state/pageState';
import { useTranslation } from '../../translations/useTranslation';

/** Leads to the claims, where it says what became of each. Absent in portals without the page *Security Hub*. */
export function ClaimsLink() {
  const { t } = useTranslation();
  const page = useRouteRef(securityHubPageRouteRef);
  if (!page) {
    return null;
  }
  const search = writePageState(new URLSearchParams(), {
    ...defaultPageState,
    tab: 'claims',
  });
  return <Link to={`${page()}?${search}`}>{t('page.claims.ofEntity')}</Link>;
}
