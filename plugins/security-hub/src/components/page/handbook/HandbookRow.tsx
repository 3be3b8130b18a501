import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles, Theme } from '@material-ui/core/styles';
import PanToolIcon from '@material-ui/icons/PanTool';
import { HandbookPageItem } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../../format/useFormat';
import { useTranslation } from '../../../translations/useTranslation';
import { SeverityLabel } from '../../shared/SeverityLabel';
import { Tag } from '../../shared/Tag';
import { usePageStyles } from '../shared/usePageStyles';
import { openPage } from './handbookChanges';
import { HandbookLink } from './HandbookLink';
import { OurTags } from './OurTags';
import { StaleTag } from './StaleTag';
import { UseText } from './UseText';

const useStyles = makeStyles<Theme>(theme => ({
  title: { minWidth: 200, '&&': { lineHeight: 1.35 } },
  // So that a page of links is quiet to read
  plain: { color: theme.palette.text.primary },
  id: {
    display: 'block',
    fontSize: theme.typography.caption.fontSize,
    color: theme.palette.text.secondary,
    overflowWrap: 'anywhere',
  },
  use: {
    minWidth: 105,
    [theme.breakpoints.up('lg')]: { minWidth: 225 },
    '&&': { lineHeight: 1.35 },
  },
  whole: { whiteSpace: 'nowrap' },
  inline: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    whiteSpace: 'nowrap',
    '& svg': { fontSize: '1rem', color: theme.palette.warning.main },
  },
}));

/** When the page was reviewed, or that there is none. */
function Reviewed(props: { page: HandbookPageItem }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { hasPage, reviewed, stale, status, overlay } = props.page;
  const hint = () => {
    if (overlay?.stale) {
      return t('handbook.list.oursStaleHint', {
        date: format.date(overlay.reviewed),
      });
    }
    return reviewed
      ? t('handbook.list.staleHint', { date: format.date(reviewed) })
      : undefined;
  };
  return (
    <span className={classes.inline}>
      {hasPage ? (
        reviewed && format.date(reviewed)
      ) : (
        <Tag tone={status === 'active' ? 'notice' : 'plain'}>
          {t('handbook.list.noPage')}
        </Tag>
      )}
      {(stale || overlay?.stale) && <StaleTag hint={hint()} />}
    </span>
  );
}

/** One page: what it is about, what was decided, what it warns of, and where it fails. */
export function HandbookRow({ page }: { page: HandbookPageItem }) {
  const classes = useStyles();
  const styles = usePageStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { id, kind, severity, hazards, overlay, languages } = page;
  return (
    <TableRow>
      <TableCell className={classes.title}>
        <HandbookLink change={openPage(id)} pageId={id} inColumn>
          {kind === 'control' ? (
            <>
              <strong>{id}</strong>{' '}
              <span className={classes.plain}>{page.title}</span>
            </>
          ) : (
            page.title
          )}
        </HandbookLink>{' '}
        {page.status === 'retired' && <Tag>{t('handbook.list.retired')}</Tag>}
        {kind !== 'control' && <span className={classes.id}>{id}</span>}
      </TableCell>
      <TableCell>{severity && <SeverityLabel severity={severity} />}</TableCell>
      <TableCell>{overlay && <OurTags overlay={overlay} />}</TableCell>
      <TableCell>
        {hazards > 0 && (
          <span className={classes.inline}>
            <PanToolIcon aria-hidden />
            {t('handbook.head.hazards', { count: hazards })}
          </span>
        )}
      </TableCell>
      <TableCell className={classes.use}>
        <UseText use={page.use} />
      </TableCell>
      <TableCell className={classes.whole}>
        <Reviewed page={page} />
      </TableCell>
      <TableCell
        className={`${classes.whole} ${styles.muted}`}
        title={format.list(
          languages.map(each => t(`handbook.language.${each}`)),
        )}
      >
        {format.list(languages.map(each => t(`handbook.languageCode.${each}`)))}
      </TableCell>
    </TableRow>
  );
}
