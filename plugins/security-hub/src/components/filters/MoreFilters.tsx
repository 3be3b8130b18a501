import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { EntitySummary } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../format/useFormat';
import { ChangeView } from '../../state/useViewState';
import { firstSeenChoices, ListFilter, ViewState } from '../../state/viewState';
import { useTranslation } from '../../translations/useTranslation';
import { FilterMenu } from './FilterMenu';
import { MorePanel } from './MorePanel';
import { filterOptions } from './filterOptions';

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
  const { t } = useTranslation();
  const format = useFormat();
  const { state, summary, change } = props;
  const active =
    menus.filter(filter => state[filter].length > 0).length +
    Number(state.overdue) +
    Number(state.expiring) +
    Number(state.firstSeenDays !== undefined);
  const set = (filter: ListFilter, values: string[]) =>
    change({ [filter]: values });
  return (
    <MorePanel active={active}>
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
          <Typography variant="body2">{t('filters.overdueOnly')}</Typography>
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
          <Typography variant="body2">{t('filters.expiringOnly')}</Typography>
        }
      />
    </MorePanel>
  );
}
