import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Popover from '@material-ui/core/Popover';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import TuneIcon from '@material-ui/icons/Tune';
import { EntitySummary } from 'backstage-plugin-security-hub-common';
import { useState } from 'react';
import { useFormat } from '../../format/useFormat';
import { ChangeView } from '../../state/useViewState';
import { firstSeenChoices, ListFilter, ViewState } from '../../state/viewState';
import { useTranslation } from '../../translations/useTranslation';
import { FilterMenu } from './FilterMenu';
import { filterOptions } from './filterOptions';

const useStyles = makeStyles<Theme>(theme => ({
  button: {
    textTransform: 'none',
    whiteSpace: 'nowrap',
    height: 36,
    fontWeight: 400,
  },
  panel: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: theme.spacing(1),
    padding: theme.spacing(2),
    width: 300,
    fontFamily: theme.typography.fontFamily,
    '& .MuiOutlinedInput-root': {
      fontSize: theme.typography.body2.fontSize,
    },
    '& .MuiButton-root': { maxWidth: 'none', justifyContent: 'space-between' },
  },
}));

const menus = [
  'product',
  'control',
  'verdict',
  'region',
  'layer',
  'standard',
] as const;

/** The filters that are used less often. */
export function MoreFilters(props: {
  summary?: EntitySummary;
  state: ViewState;
  change: ChangeView;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const { state, summary, change } = props;
  const active =
    menus.filter(filter => state[filter].length > 0).length +
    Number(state.overdue) +
    Number(state.expiring) +
    Number(state.firstSeenDays !== undefined);
  const set = (filter: ListFilter, values: string[]) =>
    change({ [filter]: values });
  return (
    <>
      <Button
        className={classes.button}
        size="small"
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        startIcon={<TuneIcon />}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {active > 0
          ? t('filters.moreActive', { number: format.number(active) })
          : t('filters.more')}
      </Button>
      <Popover
        open={anchor !== undefined}
        anchorEl={anchor}
        onClose={() => setAnchor(undefined)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        PaperProps={{ role: 'dialog', 'aria-label': t('filters.more') }}
      >
        <div className={classes.panel}>
          {menus.map(filter => (
            <FilterMenu
              key={filter}
              name={t(`filters.${filter}`)}
              options={filterOptions(filter, summary, state[filter], t)}
              chosen={state[filter]}
              onChange={values => set(filter, values)}
            />
          ))}
          <TextField
            select
            size="small"
            variant="outlined"
            label={t('filters.firstSeen')}
            value={state.firstSeenDays ?? ''}
            SelectProps={{ native: true }}
            InputLabelProps={{ shrink: true, htmlFor: 'first-seen' }}
            inputProps={{ id: 'first-seen' }}
            onChange={event =>
              change({
                firstSeenDays: Number(event.target.value) || undefined,
              })
            }
          >
            <option value="">{t('filters.firstSeenAny')}</option>
            {firstSeenChoices.map(days => (
              <option key={days} value={days}>
                {t('filters.firstSeenDays', { number: format.number(days) })}
              </option>
            ))}
          </TextField>
          <FormControlLabel
            control={
              <Checkbox
                size="small"
                color="primary"
                checked={state.overdue}
                onChange={event => change({ overdue: event.target.checked })}
              />
            }
            label={
              <Typography variant="body2">
                {t('filters.overdueOnly')}
              </Typography>
            }
          />
          <FormControlLabel
            control={
              <Checkbox
                size="small"
                color="primary"
                checked={state.expiring}
                onChange={event =>
                  change({
                    expiring: event.target.checked,
                    ...(event.target.checked ? { status: ['accepted'] } : {}),
                  })
                }
              />
            }
            label={
              <Typography variant="body2">
                {t('filters.expiringOnly')}
              </Typography>
            }
          />
        </div>
      </Popover>
    </>
  );
}
