import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { Freshness } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../format/useFormat';
import { useTranslation } from '../../translations/useTranslation';
import { accountName, regionName } from '../shared/names';
import { Tag } from '../shared/Tag';
import { freshnessTone } from './freshnessTone';

/** The freshness of each account and Region, with its last error. */
export function FreshnessTable(props: { freshness: Freshness }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { accounts } = props.freshness;
  return (
    <>
      <Typography variant="body2" gutterBottom>
        {accounts.length === 0
          ? t('freshness.noAccounts')
          : t('freshness.intro')}
      </Typography>
      {accounts.length > 0 && (
        <Table size="small" aria-label={t('freshness.title')}>
          <TableHead>
            <TableRow>
              <TableCell>{t('freshness.account')}</TableCell>
              <TableCell>{t('freshness.region')}</TableCell>
              <TableCell>{t('freshness.state')}</TableCell>
              <TableCell>{t('freshness.asOf')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {accounts.map(account => (
              <TableRow key={`${account.account.id} ${account.region}`}>
                <TableCell>{accountName(account.account)}</TableCell>
                <TableCell>{regionName(account.region, t)}</TableCell>
                <TableCell>
                  <Tag tone={freshnessTone(account.state)}>
                    {t(`freshness.stateName.${account.state}`)}
                  </Tag>
                  {account.lastError && (
                    <Typography variant="caption" component="p">
                      {t('freshness.lastError', {
                        message: account.lastError,
                        time: account.lastErrorAt
                          ? format.relative(account.lastErrorAt)
                          : '',
                      })}
                    </Typography>
                  )}
                </TableCell>
                <TableCell>
                  {account.asOf ? (
                    <time
                      dateTime={account.asOf}
                      title={format.dateTime(account.asOf)}
                    >
                      {format.relative(account.asOf)}
                    </time>
                  ) : (
                    t('freshness.never')
                  )}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </>
  );
}
