import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { pageQuery } from '../../../queries/organisationQueries';
import { useSelectorReport } from '../../../queries/reportQueries';
import { selectorStates } from '../../../state/pageState';
import { useTranslation } from '../../../translations/useTranslation';
import { FilterMenu } from '../../filters/FilterMenu';
import { EmptyState } from '../../states/EmptyState';
import { PageTabProps } from '../PageTabProps';
import { Pager } from '../shared/Pager';
import { usePageStyles } from '../shared/usePageStyles';
import { Report } from './Report';
import { SelectorTable } from './SelectorTable';

/** Selectors that give nothing to their entity, and why. */
export function SelectorsReport({ state, change }: PageTabProps) {
  const classes = usePageStyles();
  const { t } = useTranslation();
  const filtered = state.selectorState.length > 0;
  const query = useSelectorReport({
    ...pageQuery(state.page),
    ...(filtered ? { state: state.selectorState } : {}),
  });
  return (
    <Report
      query={query}
      head={
        <>
          <Typography variant="body2" className={classes.intro}>
            {t('page.reports.selectors.intro')}
          </Typography>
          <div
            className={classes.bar}
            role="group"
            aria-label={t('filters.label')}
          >
            <FilterMenu
              name={t('page.reports.selectors.state')}
              options={selectorStates.map(value => ({
                value,
                label: t(`page.reports.selectors.stateName.${value}`),
              }))}
              chosen={state.selectorState}
              onChange={values =>
                change({
                  selectorState: selectorStates.filter(value =>
                    values.includes(value),
                  ),
                })
              }
            />
            <Typography
              variant="body2"
              component="span"
              role="status"
              className={classes.total}
            >
              {query.data &&
                t('page.reports.selectors.total', {
                  count: query.data.totalItems,
                })}
            </Typography>
          </div>
        </>
      }
    >
      {({ items, totalItems }) => (
        <>
          {totalItems > 0 ? (
            <>
              <SelectorTable selectors={items} />
              <Pager
                page={state.page}
                shown={items.length}
                total={totalItems}
                onChange={page => change({ page })}
              />
            </>
          ) : (
            <EmptyState
              title={t(
                filtered
                  ? 'page.reports.selectors.filtered.title'
                  : 'page.reports.selectors.none.title',
              )}
              text={t(
                filtered
                  ? 'page.reports.selectors.filtered.text'
                  : 'page.reports.selectors.none.text',
              )}
            >
              {filtered && (
                <Button
                  color="primary"
                  variant="outlined"
                  onClick={() => change({ selectorState: [] })}
                >
                  {t('page.reports.selectors.clear')}
                </Button>
              )}
            </EmptyState>
          )}
        </>
      )}
    </Report>
  );
}
