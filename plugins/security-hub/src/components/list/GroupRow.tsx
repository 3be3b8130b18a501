import IconButton from '@material-ui/core/IconButton';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';
import {
  FindingGroup,
  findingStatuses,
} from 'backstage-plugin-security-hub-common';
import { ReactNode } from 'react';
import { useFormat } from '../../format/useFormat';
import { Grouping } from '../../state/viewState';
import { Translate, useTranslation } from '../../translations/useTranslation';
import { accountName } from '../shared/names';
import { PriorityLabel } from '../shared/PriorityLabel';
import { SeverityLabel } from '../shared/SeverityLabel';
import { Tag } from '../shared/Tag';
import { CarefulTag } from './CarefulTag';
import { GroupVerdictTags } from './GroupVerdictTags';
import { useListStyles } from './useListStyles';

/** Number of columns of a group's row. */
export const groupColumns = 8;

/** What a group is called: the control with its title, the resource, or the account. */
export function groupName(group: FindingGroup, by: Grouping): string {
  if (by === 'account' && group.account) {
    return accountName(group.account);
  }
  if (by === 'resource' && group.resource) {
    return group.resource.name;
  }
  return group.controlId && !group.title.startsWith(group.controlId)
    ? `${group.controlId} ${group.title}`
    : group.title;
}

/** What a group is, beside its name: the resource's type, the account's environment, or the product of findings of no control. */
function groupDetail(
  group: FindingGroup,
  by: Grouping,
  t: Translate,
): string | undefined {
  switch (by) {
    case 'resource':
      return group.resource?.type;
    case 'account':
      return t(`environment.${group.account?.environment ?? 'unknown'}`);
    default:
      return group.controlId ? undefined : group.product?.name;
  }
}

/** One group, which opens to its findings. */
export function GroupRow(props: {
  group: FindingGroup;
  by: Grouping;
  open: boolean;
  onToggle: () => void;
  children: ReactNode;
}) {
  const classes = useListStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { group, by, open, onToggle } = props;
  const name = groupName(group, by);
  const id = `security-hub-group-${group.key}`;
  const detail = groupDetail(group, by, t);
  return (
    <>
      <TableRow
        className={`${classes.row} ${open ? classes.opened : ''}`}
        onClick={onToggle}
      >
        <TableCell padding="checkbox">
          <IconButton
            size="small"
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            aria-label={t('list.toggle', { name })}
            onClick={event => {
              event.stopPropagation();
              onToggle();
            }}
          >
            {open ? <ExpandMoreIcon /> : <ChevronRightIcon />}
          </IconButton>
        </TableCell>
        <TableCell className={classes.narrow}>
          <PriorityLabel priority={group.priority} />
        </TableCell>
        <TableCell>
          <span className={classes.title}>
            {by === 'control' && group.controlId && (
              <span className={classes.control}>{group.controlId}</span>
            )}
            <span className={classes.words} title={name}>
              {by === 'control' ? group.title : name}
            </span>
            <span className={classes.tags}>
              {detail && <Tag>{detail}</Tag>}
              <GroupVerdictTags group={group} />
              {group.careful && <CarefulTag />}
            </span>
          </span>
        </TableCell>
        <TableCell className={`${classes.narrow} ${classes.wide}`}>
          <SeverityLabel severity={group.severity} />
        </TableCell>
        <TableCell className={classes.narrow}>
          {t('list.ofEvaluated', {
            number: format.number(group.count),
            evaluated: format.number(group.evaluated),
          })}
          {group.unknown > 0 && (
            <div className={classes.muted}>
              {t('list.unknownCount', { number: format.number(group.unknown) })}
            </div>
          )}
        </TableCell>
        <TableCell className={classes.narrow}>
          {group.oldestFirstSeenAt && (
            <time
              dateTime={group.oldestFirstSeenAt}
              title={format.dateTime(group.oldestFirstSeenAt)}
            >
              {format.relative(group.oldestFirstSeenAt)}
            </time>
          )}
        </TableCell>
        <TableCell className={classes.narrow}>
          {group.overdue > 0 ? (
            <span className={classes.overdue}>
              {t('list.overdueCount', { number: format.number(group.overdue) })}
            </span>
          ) : (
            group.nextDueAt && (
              <time
                dateTime={group.nextDueAt}
                title={format.dateTime(group.nextDueAt)}
              >
                {format.relative(group.nextDueAt)}
              </time>
            )
          )}
        </TableCell>
        <TableCell className={`${classes.narrow} ${classes.wide}`}>
          {format.list(
            findingStatuses
              .filter(status => (group.statuses[status] ?? 0) > 0)
              .map(status =>
                t('list.statusCount', {
                  number: format.number(group.statuses[status] ?? 0),
                  status: t(`findingStatus.${status}`),
                }),
              ),
          )}
        </TableCell>
      </TableRow>
      {open && (
        <TableRow>
          <TableCell colSpan={groupColumns} className={classes.nested} id={id}>
            <div className={classes.nestedBody}>{props.children}</div>
          </TableCell>
        </TableRow>
      )}
    </>
  );
}
