import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { pageQuery } from '../../../queries/organisationQueries';
import { useOrphans } from '../../../queries/reportQueries';
import { useTranslation } from '../../../translations/useTranslation';
import { EmptyState } from '../../states/EmptyState';
import { PageTabProps } from '../PageTabProps';
import { Pager } from '../shared/Pager';
import { usePageStyles } from '../shared/usePageStyles';
import { OrphanFilters } from './OrphanFilters';
import { OrphanTable } from './OrphanTable';
import { Report } from './Report';

/** Findings without an owner by account, tag or resource type, each group with a scope to suggest. */
export function OrphansReport({ state, change }: PageTabProps) {
  const classes = usePageStyles();
  const { t } = useTranslation();
  const { by, tagKey, account } = state;
  const query = useOrphans({
    by,
    ...pageQuery(state.page),
    ...(tagKey === undefined ? {} : { tagKey }),
    ...(account === undefined ? {} : { account: [account] }),
  });
  const narrowed = tagKey !== undefined || account !== undefined;
  return (
    <Report
      query={query}
      head={
        <>
          <Typography variant="body2" className={classes.intro}>
            {t('page.reports.orphans.intro')}
          </Typography>
          <OrphanFilters state={state} change={change} page={query.data} />
        </>
      }
    >
      {page => (
        <>
          {page.totalItems > 0 ? (
            <>
              <OrphanTable
                groups={page.items}
                by={by}
                tagKey={tagKey}
                onTagKey={key => change({ tagKey: key })}
              />
              <Pager
                page={state.page}
                shown={page.items.length}
                total={page.totalItems}
                onChange={next => change({ page: next })}
              />
            </>
          ) : (
            <EmptyState
              title={t(
                narrowed
                  ? 'page.reports.orphans.noneHere.title'
                  : 'page.reports.orphans.none.title',
              )}
              text={t(
                narrowed
                  ? 'page.reports.orphans.noneHere.text'
                  : 'page.reports.orphans.none.text',
              )}
            >
              {narrowed && (
                <Button
                  color="primary"
                  variant="outlined"
                  onClick={() =>
                    change({ tagKey: undefined, account: undefined })
                  }
                >
                  {t('filters.clear')}
                </Button>
              )}
            </EmptyState>
          )}
        </>
      )}
    </Report>
  );
}
