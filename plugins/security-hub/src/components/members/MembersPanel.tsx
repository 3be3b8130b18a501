import Button from '@material-ui/core/Button';
import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles, Theme } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useFormat } from '../../format/useFormat';
import { membersPageSize, useMembers } from '../../queries/entityQueries';
import { useTranslation } from '../../translations/useTranslation';
import { useListStyles } from '../list/useListStyles';
import { LoadingFailed } from '../states/LoadingFailed';
import { MemberRow } from './MemberRow';
import { membersPanelId } from './membersPanelId';

const useStyles = makeStyles<Theme>(theme => ({
  root: {
    maxHeight: 320,
    overflow: 'auto',
    marginBottom: theme.spacing(1.5),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.background.paper,
  },
}));

const numbers = [
  'actNow',
  'thisSprint',
  'later',
  'overdue',
  'accepted',
] as const;

/** The entities that a page sums up, most urgent first; each leads to its own tab. */
export function MembersPanel(props: { entity: CompoundEntityRef }) {
  const classes = useStyles();
  const listClasses = useListStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const query = useMembers(props.entity);
  if (query.isPending) {
    return <LinearProgress aria-label={t('common.loading')} />;
  }
  if (!query.data) {
    return (
      <LoadingFailed error={query.error} onRetry={() => query.refetch()} />
    );
  }
  const members = query.data.pages.flatMap(page => page.items);
  const [first] = query.data.pages;
  const total = first?.totalItems ?? members.length;
  const hidden = first?.hidden ?? 0;
  const own = stringifyEntityRef(props.entity);
  return (
    // It scrolls, and the keyboard has to reach what is below
    <div
      className={classes.root}
      id={membersPanelId}
      role="region"
      aria-label={t('members.label')}
      tabIndex={0} // eslint-disable-line jsx-a11y/no-noninteractive-tabindex
    >
      <Table size="small" stickyHeader aria-label={t('members.label')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('members.member')}</TableCell>
            {numbers.map(name => (
              <TableCell key={name} align="right">
                {t(`counters.${name}`)}
              </TableCell>
            ))}
            <TableCell>{t('members.owner')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {members.map(member => (
            <MemberRow
              key={member.entityRef}
              member={member}
              itself={member.entityRef === own}
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
      {(total > members.length || hidden > 0) && (
        <div className={listClasses.foot}>
          {hidden > 0 && (
            <Typography variant="body2" component="span">
              {t('members.hiddenHint', { count: hidden })}
            </Typography>
          )}
          {total > members.length && (
            <Typography variant="body2" component="span">
              {t('common.shownOf', {
                shown: format.number(members.length),
                total: format.number(total),
              })}
            </Typography>
          )}
          {query.hasNextPage && (
            <Button
              size="small"
              color="primary"
              disabled={query.isFetchingNextPage}
              onClick={() => query.fetchNextPage()}
            >
              {t('common.showMore', {
                number: format.number(
                  Math.min(membersPageSize, total - members.length),
                ),
              })}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
