import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { ControlGuidance } from 'backstage-plugin-security-hub-common';
import { securityHubPageRouteRef } from '../../routes';
import { handbookPageSearch } from '../../state/pageState';
import { useTranslation } from '../../translations/useTranslation';

/** The id under which the handbook has the page; undefined where it has none. */
function pageIdOf({ facts, findingType }: ControlGuidance): string | undefined {
  if (facts || !findingType) {
    return facts?.id;
  }
  const { own, product, id } = findingType;
  return own ? `own:${id}` : `${product}:${id}`;
}

/** Leads from a finding to the page of the handbook that it is about. Absent in portals without the page *Security Hub*. */
export function HandbookPageLink(props: { guidance: ControlGuidance }) {
  const { t } = useTranslation();
  const path = useRouteRef(securityHubPageRouteRef);
  const pageId = pageIdOf(props.guidance);
  if (!path || pageId === undefined) {
    return null;
  }
  return (
    <Typography variant="body2" gutterBottom>
      <Link to={`${path()}?${handbookPageSearch(pageId)}`} underline="always">
        {t('handbook.open')}
      </Link>
    </Typography>
  );
}
