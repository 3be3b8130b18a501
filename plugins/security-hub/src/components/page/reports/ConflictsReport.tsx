import Typography from '@material-ui/core/Typography';
import { useConflicts } from '../../../queries/reportQueries';
import { useTranslation } from '../../../translations/useTranslation';
import { EmptyState } from '../../states/EmptyState';
import { PageTabProps } from '../PageTabProps';
import { Pager } from '../shared/Pager';
import { usePageStyles } from '../shared/usePageStyles';
import { ConflictTable } from './ConflictTable';
import { Report } from './Report';

/** Entities that match the same findings equally, and what to do about it. */
export function ConflictsReport({ state, change }: PageTabProps) {
  const classes = usePageStyles();
  const { t } = useTranslation();
  const query = useConflicts(state.page);
  return (
    <Report query={query}>
      {({ items, totalItems, totalFindings }) =>
        totalItems === 0 ? (
          <EmptyState
            title={t('page.reports.conflicts.none.title')}
            text={t('page.reports.conflicts.none.text')}
          />
        ) : (
          <>
            <Typography variant="body2" className={classes.intro}>
              {t('page.reports.conflicts.intro')}
            </Typography>
            <div className={classes.bar}>
              <Typography
                variant="body2"
                component="span"
                role="status"
                className={classes.total}
              >
                {t('page.reports.totalFindings', { count: totalFindings })}{' '}
                {t('page.reports.conflicts.sets', { count: totalItems })}
              </Typography>
            </div>
            <ConflictTable conflicts={items} />
            <Pager
              page={state.page}
              shown={items.length}
              total={totalItems}
              onChange={page => change({ page })}
            />
          </>
        )
      }
    </Report>
  );
}
