import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { GuidanceFindingType } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../format/useFormat';
import { useTranslation } from '../../translations/useTranslation';
import { ExternalLink } from '../shared/ExternalLink';
import { Tag } from '../shared/Tag';

/** Says that a page is one of the organisation, who looked at it last, and where it can be changed. */
export function OwnPageNotice(props: {
  own: NonNullable<GuidanceFindingType['own']>;
  /** `YYYY-MM-DD` */
  reviewed: string;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { reviewer, editUrl } = props.own;
  return (
    <Typography variant="body2" component="p" gutterBottom>
      <Tag tone="plain">{t('fix.own')}</Tag>{' '}
      {t('fix.overlay.reviewed', {
        date: format.date(props.reviewed),
        reviewer: <EntityRefLink entityRef={reviewer} />,
      })}{' '}
      {editUrl && (
        <ExternalLink url={editUrl}>{t('fix.overlay.edit')}</ExternalLink>
      )}
    </Typography>
  );
}
