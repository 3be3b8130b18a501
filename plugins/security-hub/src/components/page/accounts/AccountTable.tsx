import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { LedgerAccount } from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../../translations/useTranslation';
import { useListStyles } from '../../list/useListStyles';
import { AccountRow } from './AccountRow';

/** Accounts of the ledger, one line each. */
export function AccountTable(props: { accounts: readonly LedgerAccount[] }) {
  const classes = useListStyles();
  const { t } = useTranslation();
  return (
    <div className={classes.frame}>
      <Table
        size="small"
        className={classes.table}
        aria-label={t('page.accounts.label')}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('page.accounts.account')}</TableCell>
            <TableCell>{t('page.accounts.environment')}</TableCell>
            <TableCell>{t('page.accounts.state')}</TableCell>
            <TableCell>{t('page.accounts.owner')}</TableCell>
            <TableCell>{t('page.accounts.contact')}</TableCell>
            <TableCell>{t('page.accounts.freshness')}</TableCell>
            <TableCell align="right">{t('page.accounts.findings')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {props.accounts.map(account => (
            <AccountRow key={account.id} account={account} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
