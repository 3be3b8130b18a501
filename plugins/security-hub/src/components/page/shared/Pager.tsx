import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import NavigateBeforeIcon from '@material-ui/icons/NavigateBefore';
import NavigateNextIcon from '@material-ui/icons/NavigateNext';
import { useFormat } from '../../../format/useFormat';
import { pageSize } from '../../../queries/organisationQueries';
import { useTranslation } from '../../../translations/useTranslation';
import { useListStyles } from '../../list/useListStyles';

/** Which rows of how many are shown, and the way to the others. Absent where all are shown. */
export function Pager(props: {
  /** From 0 */
  page: number;
  shown: number;
  total: number;
  onChange: (page: number) => void;
}) {
  const classes = useListStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { page, shown, total, onChange } = props;
  if (total <= pageSize && page === 0) {
    return null;
  }
  const first = page * pageSize;
  const last = Math.max(0, Math.ceil(total / pageSize) - 1);
  return (
    <div className={classes.foot}>
      <Typography variant="body2" component="span" role="status">
        {shown === 0
          ? t('page.beyondEnd')
          : t('page.range', {
              from: format.number(first + 1),
              to: format.number(first + shown),
              total: format.number(total),
            })}
      </Typography>
      <IconButton
        size="small"
        aria-label={t('page.previous')}
        disabled={page === 0}
        onClick={() => onChange(Math.min(page - 1, last))}
      >
        <NavigateBeforeIcon />
      </IconButton>
      <IconButton
        size="small"
        aria-label={t('page.next')}
        disabled={page >= last}
        onClick={() => onChange(page + 1)}
      >
        <NavigateNextIcon />
      </IconButton>
    </div>
  );
}
