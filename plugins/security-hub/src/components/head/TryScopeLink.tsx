import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { securityHubPageRouteRef } from '../../routes';
import { useTranslation } from '../../translations/useTranslation';
import { scopeFormOf, writeScopeForm } from '../page/scope/scopeForm';

/** Leads from an entity to the place where a scope is tried, filled in with the entity and its annotations. Absent in portals without the page. */
export function TryScopeLink(props: { another?: boolean }) {
  const { t } = useTranslation();
  const { entity } = useEntity();
  const page = useRouteRef(securityHubPageRouteRef);
  if (!page) {
    return null;
  }
  const search = writeScopeForm(
    new URLSearchParams({ tab: 'scope' }),
    scopeFormOf(stringifyEntityRef(entity), entity.metadata.annotations ?? {}),
  );
  return (
    <Link to={`${page()}?${search}`}>
      {t(props.another ? 'page.scope.tryAnother' : 'page.scope.tryThis')}
    </Link>
  );
}
