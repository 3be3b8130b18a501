import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { EntityScope } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../format/useFormat';
import { useTranslation } from '../../translations/useTranslation';
import { ScopeProblems } from '../states/ScopeProblems';
import { LedgerAccounts, ledgerAccounts } from './LedgerAccounts';
import { Tag } from '../shared/Tag';

/** The selectors of an entity: where each comes from, what it matched, and what is wrong with it. */
export function ScopeTable(props: { scope: EntityScope }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { scope } = props;
  const ofLedger = ledgerAccounts(scope);
  return (
    <>
      {scope.selectors.length > 0 && (
        <Typography variant="body2" gutterBottom>
          {scope.mode === 'open' ? t('scope.modeOpen') : t('scope.intro')}
        </Typography>
      )}
      <ScopeProblems scope={scope} />
      {scope.selectors.length === 0 && ofLedger.length === 0 && (
        <Typography variant="body2">{t('scope.none')}</Typography>
      )}
      {scope.selectors.length > 0 && (
        <Table size="small" aria-label={t('scope.title')}>
          <TableHead>
            <TableRow>
              <TableCell>{t('scope.selector')}</TableCell>
              <TableCell>{t('scope.source')}</TableCell>
              <TableCell>{t('scope.state')}</TableCell>
              <TableCell align="right">{t('scope.matched')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {scope.selectors.map((selector, index) => (
              <TableRow key={index}>
                <TableCell>{selector.text}</TableCell>
                <TableCell>
                  <code>{selector.source}</code>
                </TableCell>
                <TableCell>
                  <Tag tone={selector.state === 'ok' ? 'plain' : 'notice'}>
                    {t(`scope.stateName.${selector.state}`)}
                  </Tag>
                  {selector.message && (
                    <Typography variant="caption" component="p">
                      {selector.message}
                    </Typography>
                  )}
                </TableCell>
                <TableCell align="right">
                  {format.number(selector.matched)}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {ofLedger.length > 0 && <LedgerAccounts accounts={ofLedger} />}
    </>
  );
}
