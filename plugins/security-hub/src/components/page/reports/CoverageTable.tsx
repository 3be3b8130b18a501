import MaterialLink from '@material-ui/core/Link';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { CoverageReport } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../../format/useFormat';
import { useTranslation } from '../../../translations/useTranslation';
import { useListStyles } from '../../list/useListStyles';
import { accountName } from '../../shared/names';
import { usePageStyles } from '../shared/usePageStyles';
import { coverageKinds, coverageShare } from './coverageNumbers';

/** Accounts, the least covered first; the number without an owner leads to its report. */
export function CoverageTable(props: {
  accounts: CoverageReport['items'];
  onOrphans: (accountId: string) => void;
}) {
  const lists = useListStyles();
  const classes = usePageStyles();
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={lists.frame}>
      <Table
        size="small"
        className={lists.table}
        aria-label={t('page.reports.coverage.table')}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('page.reports.coverage.account')}</TableCell>
            <TableCell>{t('page.reports.coverage.owner')}</TableCell>
            <TableCell align="right">
              {t('page.reports.coverage.covered')}
            </TableCell>
            <TableCell align="right">{t('page.reports.findings')}</TableCell>
            {coverageKinds.map(kind => (
              <TableCell key={kind} align="right">
                {t(`page.reports.coverage.short.${kind}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {props.accounts.map(({ account, owner, counts }) => {
            const name =
              account.id === ''
                ? t('page.reports.coverage.noAccount')
                : accountName(account);
            const share = coverageShare(counts);
            return (
              <TableRow key={account.id}>
                <TableCell>
                  {name}
                  {account.environment && account.environment !== 'unknown' && (
                    <Typography variant="caption" component="div">
                      {t(`environment.${account.environment}`)}
                    </Typography>
                  )}
                </TableCell>
                <TableCell>
                  {owner ? (
                    <EntityRefLink
                      entityRef={owner}
                      defaultKind="group"
                      hideIcon
                    />
                  ) : (
                    <span className={classes.muted}>
                      {t('page.accounts.noOwner')}
                    </span>
                  )}
                </TableCell>
                <TableCell align="right" className={classes.number}>
                  <strong>
                    {share === undefined ? '' : format.percent(share)}
                  </strong>
                </TableCell>
                <TableCell align="right" className={classes.number}>
                  {format.number(counts.findings)}
                </TableCell>
                {coverageKinds.map(kind => (
                  <TableCell
                    key={kind}
                    align="right"
                    className={classes.number}
                  >
                    {kind === 'orphan' &&
                    counts.orphan > 0 &&
                    account.id !== '' ? (
                      <MaterialLink
                        component="button"
                        variant="body2"
                        underline="always"
                        aria-label={t('page.reports.coverage.orphansOf', {
                          name,
                          number: format.number(counts.orphan),
                        })}
                        onClick={() => props.onOrphans(account.id)}
                      >
                        {format.number(counts.orphan)}
                      </MaterialLink>
                    ) : (
                      <span
                        className={
                          counts[kind] === 0 ? classes.muted : undefined
                        }
                      >
                        {format.number(counts[kind])}
                      </span>
                    )}
                  </TableCell>
                ))}
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </div>
  );
}
