import Checkbox from '@material-ui/core/Checkbox';
import Link from '@material-ui/core/Link';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { Finding } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../format/useFormat';
import { useTranslation } from '../../translations/useTranslation';
import { dueText, findingTitle, personName, regionName } from '../shared/names';
import { PriorityLabel } from '../shared/PriorityLabel';
import { Tag } from '../shared/Tag';
import { VerdictTag } from '../shared/VerdictTag';
import { FindingColumn } from './findingColumns';
import { FindingStatusCell } from './FindingStatusCell';
import { CarefulTag } from './CarefulTag';
import { useListStyles } from './useListStyles';

/** One finding. Its first name in the row opens it. */
export function FindingRow(props: {
  finding: Finding;
  /** The entity whose page this is */
  entityRef: string;
  columns: readonly FindingColumn[];
  selected: boolean;
  onSelect: (selected: boolean) => void;
  onOpen: () => void;
}) {
  const classes = useListStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { finding, columns, onOpen } = props;
  const title = findingTitle(finding);
  const resource = finding.resource.name;
  // On a page that sums up others: the one that the finding is of
  const owner =
    finding.relation === 'primary' &&
    finding.primaryEntityRef !== props.entityRef
      ? finding.primaryEntityRef
      : undefined;
  const opener = columns.includes('finding') ? 'finding' : 'resource';
  const name = (text: string) => (
    <Link
      component="button"
      className={classes.link}
      variant="body2"
      aria-label={t('list.openFinding', { title, resource })}
      onClick={onOpen}
    >
      {text}
    </Link>
  );
  const cell = (column: FindingColumn) => {
    switch (column) {
      case 'priority':
        return <PriorityLabel priority={finding.priority} />;
      case 'finding':
        return (
          <span className={classes.title}>
            <span className={classes.words}>
              {opener === 'finding' ? name(title) : title}
            </span>
            <span className={classes.tags}>
              {finding.verdict && <VerdictTag verdict={finding.verdict} />}
              {finding.careful && <CarefulTag />}
            </span>
          </span>
        );
      case 'resource':
        return (
          <span className={classes.resource}>
            {opener === 'resource' ? name(resource) : resource}{' '}
            {finding.resourceCount > 1 && (
              <span className={classes.muted}>
                {t('list.moreResources', { count: finding.resourceCount - 1 })}{' '}
              </span>
            )}
            {opener === 'resource' && (
              <span className={classes.tags}>
                {finding.verdict && <VerdictTag verdict={finding.verdict} />}
                {finding.careful && <CarefulTag />}
              </span>
            )}{' '}
            {finding.sample && <Tag>{t('list.sample')}</Tag>}{' '}
            {owner && (
              <span className={`${classes.whole} ${classes.muted}`}>
                {t('members.of', { name: personName(owner) })}{' '}
              </span>
            )}
            {finding.relation === 'also-concerned' && (
              <Tag hint={t('list.alsoConcernedHint')}>
                {t('list.alsoConcerned')}
              </Tag>
            )}
          </span>
        );
      case 'account':
        return (
          <>
            <span className={classes.whole} title={finding.account.id}>
              {finding.account.name ?? finding.account.id}
            </span>{' '}
            <span className={`${classes.whole} ${classes.muted}`}>
              {t(`environment.${finding.account.environment ?? 'unknown'}`)}
              {' · '}
              {regionName(finding.region, t)}
            </span>
          </>
        );
      case 'region':
        return regionName(finding.region, t);
      case 'since':
        return (
          <time
            dateTime={finding.firstSeenAt}
            title={format.dateTime(finding.firstSeenAt)}
          >
            {format.relative(finding.firstSeenAt)}
          </time>
        );
      case 'due':
        return (
          <span
            className={finding.overdue ? classes.overdue : undefined}
            title={finding.dueAt && format.dateTime(finding.dueAt)}
          >
            {dueText(finding, format, t)}
          </span>
        );
      default:
        return <FindingStatusCell finding={finding} />;
    }
  };
  return (
    <TableRow
      hover
      aria-selected={props.selected}
      className={props.selected ? classes.selected : undefined}
    >
      <TableCell padding="checkbox">
        <Checkbox
          size="small"
          color="primary"
          checked={props.selected}
          onChange={event => props.onSelect(event.target.checked)}
          inputProps={{
            'aria-label': t('list.selectOne', { title, resource }),
          }}
        />
      </TableCell>
      {columns.map(column => (
        <TableCell
          key={column}
          className={
            column === 'priority' || column === 'region'
              ? classes.narrow
              : undefined
          }
        >
          {cell(column)}
        </TableCell>
      ))}
    </TableRow>
  );
}
