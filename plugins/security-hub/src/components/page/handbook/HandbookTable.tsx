import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { HandbookPageItem } from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../../translations/useTranslation';
import { useListStyles } from '../../list/useListStyles';
import { HandbookRow } from './HandbookRow';

const useStyles = makeStyles<Theme>(theme => ({
  // The languages give way where it is narrow; the filter of what is not translated stays
  root: {
    [`@media (max-width: ${theme.breakpoints.values.lg - 1}px)`]: {
      '& th:last-child, & td:last-child': { display: 'none' },
    },
  },
}));

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
  const classes = useStyles();
  const lists = useListStyles();
  const { t } = useTranslation();
  return (
    <div className={lists.frame}>
      <Table
        size="small"
        className={`${lists.table} ${classes.root}`}
        aria-label={t('handbook.list.label')}
      >
        <TableHead>
          <TableRow>
            {columns.map(column => (
              <TableCell key={column}>{t(column)}</TableCell>
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
