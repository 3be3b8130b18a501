import Typography from '@material-ui/core/Typography';
import { HandbookPageList } from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../../translations/useTranslation';

const basis = {
  organisation: 'handbook.list.countsOrganisation',
  mine: 'handbook.list.countsMine',
} as const;

/** How many pages the list has in all, and whose findings its numbers count. Changes are read out. */
export function HandbookTotal(props: { list: HandbookPageList | undefined }) {
  const { t } = useTranslation();
  const { list } = props;
  return (
    <Typography variant="body2" role="status" gutterBottom>
      {list && (
        <>
          <strong>
            {t('handbook.list.total', { count: list.totalItems })}
          </strong>
          {' · '}
          {t(list.useOf ? basis[list.useOf] : 'handbook.list.countsNone')}
        </>
      )}
    </Typography>
  );
}
