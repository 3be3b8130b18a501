import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { HandbookPageList } from 'backstage-plugin-security-hub-common';
import {
  handbookSorts,
  HandbookState,
  handbookUses,
  hasHandbookFilters,
} from '../../../state/handbookState';
import { useTranslation } from '../../../translations/useTranslation';
import { FilterMenu } from '../../filters/FilterMenu';
import { SearchField } from '../../filters/SearchField';
import { PageTabProps } from '../PageTabProps';
import { usePageStyles } from '../shared/usePageStyles';
import { ChoiceField } from './ChoiceField';
import { handbookOptions } from './handbookOptions';
import { MoreHandbookFilters } from './MoreHandbookFilters';

const useStyles = makeStyles({
  clear: { textTransform: 'none', height: 36 },
});

const menus = ['service', 'severity', 'verdict'] as const;

/** Search, filters and order in one line. */
export function HandbookFilters(
  props: PageTabProps & {
    /** Undefined while they are not known */
    facets: HandbookPageList['facets'] | undefined;
    onClear: () => void;
  },
) {
  const classes = useStyles();
  const page = usePageStyles();
  const { t } = useTranslation();
  const { facets, state, change, onClear } = props;
  const { handbook } = state;
  const set = (changes: Partial<HandbookState>) =>
    change({ handbook: { ...handbook, ...changes } });
  return (
    <div className={page.bar} role="search" aria-label={t('filters.label')}>
      <SearchField
        label={t('handbook.filter.search')}
        value={state.q}
        onChange={q => change({ q })}
      />
      {menus.map(filter => (
        <FilterMenu
          key={filter}
          name={t(
            filter === 'service'
              ? 'handbook.filter.service'
              : `filters.${filter}`,
          )}
          options={handbookOptions(filter, facets, handbook[filter], t)}
          chosen={handbook[filter]}
          onChange={values => set({ [filter]: values })}
        />
      ))}
      <ChoiceField
        label={t('handbook.filter.use')}
        value={handbook.use ?? 'any'}
        choices={(['any', ...handbookUses] as const).map(value => ({
          value,
          label: t(`handbook.useName.${value}`),
        }))}
        onChange={use => set({ use: use === 'any' ? undefined : use })}
      />
      <MoreHandbookFilters facets={facets} state={handbook} set={set} />
      {(hasHandbookFilters(handbook) || state.q !== '') && (
        <Button
          className={classes.clear}
          size="small"
          color="primary"
          onClick={onClear}
        >
          {t('filters.clear')}
        </Button>
      )}
      <div className={page.total}>
        <ChoiceField
          label={t('handbook.filter.sort')}
          value={handbook.sort}
          choices={handbookSorts.map(value => ({
            value,
            label: t(`handbook.sortName.${value}`),
          }))}
          onChange={sort => set({ sort })}
        />
      </div>
    </div>
  );
}
