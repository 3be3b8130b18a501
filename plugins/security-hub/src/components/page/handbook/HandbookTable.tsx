import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { HandbookPageItem } from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../../translations/useTranslation';
import { useListStyles } from '../../list/useListStyles';
import { HandbookRow } from './HandbookRow';

const columns = [
  'handbook.list.page',
  'filters.severity',
  'handbook.list.verdict',
  'handbook.list.hazards',
  'handbook.list.use',
  'handbook.list.reviewed',
  'handbook.list.languages',
] as const;

/** Pages of the handbook, one line each. */
export function HandbookTable(props: { pages: readonly HandbookPageItem[] }) {
  const classes = useListStyles();
  const { t } = useTranslation();
  return (
    <div className={classes.frame}>
      <Table
        size="small"
        className={classes.table}
        aria-label={t('handbook.list.label')}
      >
        <TableHead>
          <TableRow>
            {columns.map(column => (
              <TableCell
                key={column}
                className={
                  column === 'handbook.list.languages'
                    ? classes.wide
                    : undefined
                }
              >
                {t(column)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {props.pages.map(page => (
            <HandbookRow key={page.id} page={page} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
