import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { OrphanGroup } from 'backstage-plugin-security-hub-common';
import { OrphanGrouping } from '../../../state/pageState';
import {
  Translate,
  useTranslation,
} from '../../../translations/useTranslation';
import { useListStyles } from '../../list/useListStyles';
import { accountName } from '../../shared/names';
import { OrphanRow } from './OrphanRow';

function groupName(
  group: OrphanGroup,
  by: OrphanGrouping,
  tagKey: string | undefined,
  t: Translate,
): string {
  if (group.value !== '') {
    return group.account
      ? accountName(group.account)
      : group.label ?? group.value;
  }
  switch (by) {
    case 'account':
      return t('page.reports.orphans.noAccount');
    case 'tag':
      return tagKey === undefined
        ? t('page.reports.orphans.noTag')
        : t('page.reports.orphans.noValue');
    default:
      return t('page.reports.orphans.noType');
  }
}

/** Groups of findings without an owner, most urgent first. */
export function OrphanTable(props: {
  groups: readonly OrphanGroup[];
  by: OrphanGrouping;
  tagKey: string | undefined;
  onTagKey: (key: string) => void;
}) {
  const classes = useListStyles();
  const { t } = useTranslation();
  const { by, tagKey } = props;
  const ofKeys = by === 'tag' && tagKey === undefined;
  const heading = () => {
    if (by !== 'tag') {
      return t(`page.reports.orphans.byName.${by}`);
    }
    return tagKey === undefined
      ? t('page.reports.orphans.tagKey')
      : t('page.reports.orphans.tagValue', { key: tagKey });
  };
  return (
    <div className={classes.frame}>
      <Table
        size="small"
        className={classes.table}
        aria-label={t('page.reports.orphans.table', { name: heading() })}
      >
        <TableHead>
          <TableRow>
            <TableCell>{heading()}</TableCell>
            <TableCell>{t('list.priority')}</TableCell>
            <TableCell align="right">{t('page.reports.findings')}</TableCell>
            <TableCell align="right">{t('page.reports.resources')}</TableCell>
            <TableCell>{t('page.reports.examples')}</TableCell>
            <TableCell>{t('page.scope.field.scope')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {props.groups.map(group => (
            <OrphanRow
              key={group.value}
              group={group}
              name={groupName(group, by, tagKey, t)}
              onOpen={
                ofKeys && group.value !== ''
                  ? () => props.onTagKey(group.value)
                  : undefined
              }
            />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
