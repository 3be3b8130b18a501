import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import ArrowBackIcon from '@material-ui/icons/ArrowBack';
import CloseIcon from '@material-ui/icons/Close';
import { OrphanGroupPage } from 'backstage-plugin-security-hub-common';
import { useId } from 'react';
import { orphanGroupings } from '../../../state/pageState';
import { useTranslation } from '../../../translations/useTranslation';
import { PageTabProps } from '../PageTabProps';
import { usePageStyles } from '../shared/usePageStyles';

/** How findings without an owner are grouped, and to what they are narrowed. */
export function OrphanFilters(
  props: PageTabProps & { page: OrphanGroupPage | undefined },
) {
  const classes = usePageStyles();
  const { t } = useTranslation();
  const id = useId();
  const { state, change } = props;
  return (
    <div className={classes.bar} role="group" aria-label={t('filters.label')}>
      <TextField
        id={id}
        className={classes.select}
        select
        size="small"
        variant="outlined"
        label={t('page.reports.orphans.by')}
        value={state.by}
        SelectProps={{ native: true }}
        InputLabelProps={{ shrink: true }}
        onChange={event =>
          change({
            by: orphanGroupings.find(by => by === event.target.value),
            tagKey: undefined,
          })
        }
      >
        {orphanGroupings.map(by => (
          <option key={by} value={by}>
            {t(`page.reports.orphans.byName.${by}`)}
          </option>
        ))}
      </TextField>
      {state.tagKey !== undefined && (
        <Button
          size="small"
          startIcon={<ArrowBackIcon />}
          style={{ textTransform: 'none' }}
          onClick={() => change({ tagKey: undefined })}
        >
          {t('page.reports.orphans.allKeys')}
        </Button>
      )}
      {state.account !== undefined && (
        <Button
          size="small"
          endIcon={<CloseIcon />}
          style={{ textTransform: 'none' }}
          aria-label={`${t('page.reports.orphans.onlyAccount', {
            account: state.account,
          })}: ${t('page.reports.orphans.anyAccount')}`}
          onClick={() => change({ account: undefined })}
        >
          {t('page.reports.orphans.onlyAccount', { account: state.account })}
        </Button>
      )}
      <Typography
        variant="body2"
        component="span"
        role="status"
        className={classes.total}
      >
        {props.page && (
          <>
            {t('page.reports.totalFindings', {
              count: props.page.totalFindings,
            })}{' '}
            {t('page.reports.orphans.groups', { count: props.page.totalItems })}
          </>
        )}
      </Typography>
    </div>
  );
}
