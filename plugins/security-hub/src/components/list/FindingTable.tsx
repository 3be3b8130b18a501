import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import LinearProgress from '@material-ui/core/LinearProgress';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import Typography from '@material-ui/core/Typography';
import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useFormat } from '../../format/useFormat';
import { findingsPageSize, useFindings } from '../../queries/entityQueries';
import { FilterQuery } from '../../state/filterQuery';
import { Selection } from '../../state/useSelection';
import { ChangeView } from '../../state/useViewState';
import { FindingSort, Grouping } from '../../state/viewState';
import { useTranslation } from '../../translations/useTranslation';
import { LoadingFailed } from '../states/LoadingFailed';
import { columnSorts, findingColumns } from './findingColumns';
import { FindingRow } from './FindingRow';
import { useListStyles } from './useListStyles';

/** Findings, page after page, with their total. */
export function FindingTable(props: {
  entity: CompoundEntityRef;
  name: string;
  filters: FilterQuery;
  sort: FindingSort;
  grouping: Grouping;
  selection: Selection;
  change: ChangeView;
}) {
  const classes = useListStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { selection, sort, change } = props;
  const columns = findingColumns(props.grouping);
  const entityRef = stringifyEntityRef(props.entity);
  const query = useFindings(props.entity, props.filters, sort);
  if (query.isPending) {
    return <LinearProgress aria-label={t('common.loading')} />;
  }
  if (query.isError && !query.data) {
    return (
      <LoadingFailed error={query.error} onRetry={() => query.refetch()} />
    );
  }
  const findings = query.data.pages.flatMap(page => page.items);
  const total = query.data.pages[0]?.totalItems ?? findings.length;
  const selected = findings.filter(({ key }) => selection.has(key)).length;
  return (
    <>
      <Table size="small" className={classes.table} aria-label={props.name}>
        <TableHead>
          <TableRow>
            <TableCell padding="checkbox">
              <Checkbox
                size="small"
                color="primary"
                checked={findings.length > 0 && selected === findings.length}
                indeterminate={selected > 0 && selected < findings.length}
                onChange={event =>
                  selection.set(findings, event.target.checked)
                }
                inputProps={{
                  'aria-label': t('list.selectAllOf', { name: props.name }),
                }}
              />
            </TableCell>
            {columns.map(column => {
              const sorts = columnSorts[column];
              const active = sorts?.includes(sort) ?? false;
              const direction = sort.startsWith('-') ? 'desc' : 'asc';
              return (
                <TableCell
                  key={column}
                  sortDirection={active ? direction : undefined}
                >
                  {sorts ? (
                    <TableSortLabel
                      active={active}
                      direction={active ? direction : 'desc'}
                      onClick={() =>
                        change(state => ({
                          sort: sort === sorts[0] ? sorts[1] : sorts[0],
                          open: state.open,
                        }))
                      }
                    >
                      {t(`list.${column}`)}
                    </TableSortLabel>
                  ) : (
                    t(`list.${column}`)
                  )}
                </TableCell>
              );
            })}
          </TableRow>
        </TableHead>
        <TableBody>
          {findings.map(finding => (
            <FindingRow
              key={finding.key}
              finding={finding}
              entityRef={entityRef}
              columns={columns}
              selected={selection.has(finding.key)}
              onSelect={wanted => selection.set([finding], wanted)}
              onOpen={() => change({ finding: finding.key, tab: 'fix' })}
            />
          ))}
        </TableBody>
      </Table>
      {query.isFetchNextPageError && (
        <LoadingFailed
          error={query.error}
          onRetry={() => query.fetchNextPage()}
        />
      )}
      {(query.hasNextPage || total > findings.length) && (
        <div className={classes.foot}>
          <Typography variant="body2" component="span">
            {t('common.shownOf', {
              shown: format.number(findings.length),
              total: format.number(total),
            })}
          </Typography>
          {query.hasNextPage && (
            <Button
              size="small"
              color="primary"
              disabled={query.isFetchingNextPage}
              onClick={() => query.fetchNextPage()}
            >
              {t('common.showMore', {
                number: format.number(
                  Math.min(findingsPageSize, total - findings.length),
                ),
              })}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
