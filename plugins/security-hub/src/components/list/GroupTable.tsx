import IconButton from '@material-ui/core/IconButton';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import NavigateBeforeIcon from '@material-ui/icons/NavigateBefore';
import NavigateNextIcon from '@material-ui/icons/NavigateNext';
import { CompoundEntityRef } from '@backstage/catalog-model';
import {
  FindingGroup,
  FindingGroupPage,
} from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../format/useFormat';
import { groupsPageSize } from '../../queries/entityQueries';
import { FilterQuery } from '../../state/filterQuery';
import { Selection } from '../../state/useSelection';
import { ChangeView } from '../../state/useViewState';
import { ViewState } from '../../state/viewState';
import { useTranslation } from '../../translations/useTranslation';
import { VisuallyHidden } from '../shared/VisuallyHidden';
import { FindingTable } from './FindingTable';
import { groupName, GroupRow } from './GroupRow';
import { useListStyles } from './useListStyles';

/** The filters of a list narrowed to one of its groups. */
function groupFilters(
  filters: FilterQuery,
  by: ViewState['by'],
  group: FindingGroup,
): FilterQuery {
  switch (by) {
    case 'resource':
      return { ...filters, resource: [group.resource?.id ?? group.key] };
    case 'account':
      return { ...filters, account: [group.account?.id ?? group.key] };
    default:
      return { ...filters, group: [group.key] };
  }
}

/** One page of groups, each of which opens to its findings. */
export function GroupTable(props: {
  entity: CompoundEntityRef;
  page: FindingGroupPage;
  filters: FilterQuery;
  state: ViewState;
  change: ChangeView;
  selection: Selection;
}) {
  const classes = useListStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { page, state, change } = props;
  const first = state.page * groupsPageSize;
  const toggle = (key: string) =>
    change(
      ({ open }) => ({
        open: open.includes(key)
          ? open.filter(candidate => candidate !== key)
          : [...open, key],
      }),
      { replace: true },
    );
  const by = t(`filters.groupedBy.${state.by}`);
  return (
    <div className={classes.frame}>
      <Table
        size="small"
        className={classes.table}
        aria-label={t('list.groupsLabel', { name: by })}
      >
        <TableHead>
          <TableRow>
            <TableCell padding="checkbox">
              <VisuallyHidden>{t('list.details')}</VisuallyHidden>
            </TableCell>
            <TableCell>{t('list.priority')}</TableCell>
            <TableCell>
              {state.by === 'control' ? t('list.finding') : by}
            </TableCell>
            <TableCell className={classes.wide}>{t('list.severity')}</TableCell>
            <TableCell>{t('list.resources')}</TableCell>
            <TableCell>{t('list.since')}</TableCell>
            <TableCell>{t('list.due')}</TableCell>
            <TableCell className={classes.wide}>{t('list.status')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {page.items.map(group => (
            <GroupRow
              key={group.key}
              group={group}
              by={state.by}
              open={state.open.includes(group.key)}
              onToggle={() => toggle(group.key)}
            >
              <FindingTable
                entity={props.entity}
                name={groupName(group, state.by)}
                filters={groupFilters(props.filters, state.by, group)}
                sort={state.sort}
                grouping={state.by}
                selection={props.selection}
                change={change}
              />
            </GroupRow>
          ))}
        </TableBody>
      </Table>
      {page.totalItems > groupsPageSize && (
        <div className={classes.foot}>
          <Typography variant="body2" component="span">
            {t('list.page', {
              from: format.number(first + 1),
              to: format.number(first + page.items.length),
              total: format.number(page.totalItems),
            })}
          </Typography>
          <IconButton
            size="small"
            aria-label={t('list.previousPage')}
            disabled={state.page === 0}
            onClick={() => change({ page: state.page - 1, open: [] })}
          >
            <NavigateBeforeIcon />
          </IconButton>
          <IconButton
            size="small"
            aria-label={t('list.nextPage')}
            disabled={first + page.items.length >= page.totalItems}
            onClick={() => change({ page: state.page + 1, open: [] })}
          >
            <NavigateNextIcon />
          </IconButton>
        </div>
      )}
    </div>
  );
}
