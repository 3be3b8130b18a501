import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useHandbookPages } from '../../../queries/handbookQueries';
import { pageQuery } from '../../../queries/organisationQueries';
import {
  handbookPagesQuery,
  withoutHandbookFilters,
} from '../../../state/handbookState';
import { useTranslation } from '../../../translations/useTranslation';
import { EmptyState } from '../../states/EmptyState';
import { PageTabProps } from '../PageTabProps';
import { Loaded } from '../shared/Loaded';
import { Pager } from '../shared/Pager';
import { HandbookFilters } from './HandbookFilters';
import { HandbookHead } from './HandbookHead';
import { HandbookTable } from './HandbookTable';
import { HandbookTotal } from './HandbookTotal';
import { useReturnFocus } from './useReturnFocus';

const useStyles = makeStyles({
  root: { '&:focus': { outline: 'none' } },
});

/** The state of the handbook, and its pages to search in. */
export function HandbookList({
  state,
  change,
  cameFrom,
}: PageTabProps & {
  /** The page that the reader comes back from */
  cameFrom?: string;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const query = useHandbookPages({
    ...pageQuery(state.page),
    ...handbookPagesQuery(state.handbook, state.q),
  });
  const list = useReturnFocus(cameFrom, query.isSuccess);
  const clear = () =>
    change({ q: '', handbook: withoutHandbookFilters(state.handbook) });
  return (
    <div
      ref={list}
      className={classes.root}
      tabIndex={-1}
      role="region"
      aria-label={t('page.tab.handbook')}
    >
      <HandbookHead />
      <Loaded
        query={query}
        head={
          <>
            <HandbookFilters
              facets={query.data?.facets}
              state={state}
              change={change}
              onClear={clear}
            />
            <HandbookTotal list={query.data} />
          </>
        }
      >
        {({ items, totalItems }) =>
          totalItems > 0 ? (
            <>
              <HandbookTable pages={items} />
              <Pager
                page={state.page}
                shown={items.length}
                total={totalItems}
                onChange={page => change({ page })}
              />
            </>
          ) : (
            <EmptyState
              title={t('handbook.list.none.title')}
              text={t('handbook.list.none.text')}
            >
              <Button color="primary" variant="outlined" onClick={clear}>
                {t('filters.clear')}
              </Button>
            </EmptyState>
          )
        }
      </Loaded>
    </div>
  );
}
