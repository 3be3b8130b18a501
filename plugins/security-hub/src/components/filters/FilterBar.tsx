import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { EntitySummary } from 'backstage-plugin-security-hub-common';
import { useId } from 'react';
import { ChangeView } from '../../state/useViewState';
import {
  defaultStatuses,
  Grouping,
  groupings,
  hasFilters,
  ViewState,
  withoutFilters,
} from '../../state/viewState';
import { useTranslation } from '../../translations/useTranslation';
import { FilterMenu } from './FilterMenu';
import { filterOptions } from './filterOptions';
import { MoreFilters } from './MoreFilters';
import { SearchField } from './SearchField';

const useStyles = makeStyles<Theme>(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1.5),
  },
  group: {
    marginLeft: 'auto',
    backgroundColor: theme.palette.background.paper,
    // The label stands on the page, where the pale one has too little contrast.
    '& .MuiInputLabel-root': { color: theme.palette.text.primary },
    '& .MuiOutlinedInput-root': {
      height: 36,
      fontSize: theme.typography.body2.fontSize,
    },
  },
  clear: { textTransform: 'none', height: 36 },
}));

const menus = [
  'status',
  'priority',
  'severity',
  'account',
  'environment',
] as const;

/** Search, filters and grouping in one line. */
export function FilterBar(props: {
  summary?: EntitySummary;
  state: ViewState;
  change: ChangeView;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const id = useId();
  const { summary, state, change } = props;
  return (
    <div className={classes.root} role="search" aria-label={t('filters.label')}>
      <SearchField
        value={state.q}
        onChange={q => change({ q }, { replace: true })}
      />
      {menus.map(filter => (
        <FilterMenu
          key={filter}
          name={t(`filters.${filter}`)}
          options={filterOptions(filter, summary, state[filter], t)}
          chosen={state[filter]}
          isDefault={
            filter === 'status' &&
            state.status.length === defaultStatuses.length &&
            defaultStatuses.every(status => state.status.includes(status))
          }
          onChange={values => change({ [filter]: values })}
        />
      ))}
      <MoreFilters summary={summary} state={state} change={change} />
      {hasFilters(state) && (
        <Button
          className={classes.clear}
          size="small"
          color="primary"
          onClick={() => change(current => withoutFilters(current))}
        >
          {t('filters.clear')}
        </Button>
      )}
      <TextField
        className={classes.group}
        select
        size="small"
        variant="outlined"
        label={t('filters.groupBy')}
        value={state.by}
        SelectProps={{ native: true }}
        InputLabelProps={{ shrink: true, htmlFor: id }}
        inputProps={{ id }}
        onChange={event => change({ by: event.target.value as Grouping })}
      >
        {groupings.map(grouping => (
          <option key={grouping} value={grouping}>
            {t(`filters.groupedBy.${grouping}`)}
          </option>
        ))}
      </TextField>
    </div>
  );
}
