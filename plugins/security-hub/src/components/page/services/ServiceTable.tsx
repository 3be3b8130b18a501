import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import { RollUpMember } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../../format/useFormat';
import { defaultViewState, writeViewState } from '../../../state/viewState';
import { useTranslation } from '../../../translations/useTranslation';
import { CounterName, counterFilters } from '../../head/counterFilters';
import { useListStyles } from '../../list/useListStyles';
import { CoverageTag } from '../../members/CoverageTag';
import { memberNumbers } from '../../members/memberNumbers';
import { FindingNumber } from '../../shared/FindingNumber';
import { PriorityLabel } from '../../shared/PriorityLabel';
import { entityName } from '../shared/entityNames';
import { usePageStyles } from '../shared/usePageStyles';
import { useSecurityTabPath } from '../shared/useSecurityTabPath';

const useStyles = makeStyles<Theme>(theme => ({
  kind: {
    color: theme.palette.text.secondary,
    fontSize: theme.typography.caption.fontSize,
  },
  some: { fontWeight: 700 },
}));

const columns = [
  'actNow',
  'thisSprint',
  'later',
  'overdue',
  'accepted',
] as const satisfies readonly CounterName[];

const priorityOf = {
  actNow: 'critical',
  thisSprint: 'high',
  later: 'medium',
} as const;

/** One line a service; each number leads to its findings on the service's Security tab. */
export function ServiceTable(props: { members: readonly RollUpMember[] }) {
  const classes = useStyles();
  const lists = useListStyles();
  const page = usePageStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const tabPath = useSecurityTabPath();
  const search = (column: CounterName) =>
    writeViewState(new URLSearchParams(), {
      ...defaultViewState,
      ...counterFilters[column],
    });
  return (
    <div className={lists.frame}>
      <Table
        size="small"
        className={lists.table}
        aria-label={t('page.services.label')}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('page.services.service')}</TableCell>
            <TableCell>{t('page.services.owner')}</TableCell>
            {columns.map(column => (
              <TableCell key={column} align="right">
                {column === 'overdue' || column === 'accepted' ? (
                  t(`counters.${column}`)
                ) : (
                  <PriorityLabel priority={priorityOf[column]} />
                )}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {props.members.map(member => {
            const name = member.title ?? entityName(member.entityRef);
            const path = tabPath(member.entityRef);
            const numbers = memberNumbers(member);
            return (
              <TableRow key={member.entityRef}>
                <TableCell>
                  <Link
                    to={path}
                    aria-label={t('page.services.open', { name })}
                  >
                    {name}
                  </Link>{' '}
                  <span className={classes.kind}>
                    {parseEntityRef(member.entityRef).kind}
                  </span>
                  <CoverageTag coverage={member.coverage} />
                </TableCell>
                <TableCell>
                  <EntityRefLinks
                    entityRefs={member.owners}
                    defaultKind="group"
                    hideIcons
                  />
                </TableCell>
                {columns.map(column => {
                  const number = format.number(numbers[column]);
                  return (
                    <TableCell
                      key={column}
                      align="right"
                      className={page.number}
                    >
                      {numbers[column] === 0 ? (
                        <span className={page.muted}>
                          <FindingNumber
                            value={0}
                            incomplete={member.coverage !== 'complete'}
                          />
                        </span>
                      ) : (
                        <Link
                          to={`${path}?${search(column)}`}
                          className={classes.some}
                          aria-label={t('page.services.number', {
                            number,
                            what: t(`counters.${column}`),
                            name,
                          })}
                        >
                          {number}
                        </Link>
                      )}
                    </TableCell>
                  );
                })}
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </div>
  );
}
