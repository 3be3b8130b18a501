import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { Claim } from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../../translations/useTranslation';
import { useListStyles } from '../../list/useListStyles';
import { ClaimRow } from './ClaimRow';
import { Verdict } from './verdict';

/** Claims, one line each. */
export function ClaimTable(props: {
  claims: readonly Claim[];
  onDecide: (claim: Claim, verdict: Verdict) => void;
}) {
  const classes = useListStyles();
  const { t } = useTranslation();
  const decidable = props.claims.some(({ canDecide }) => canDecide);
  return (
    <div className={classes.frame}>
      <Table
        size="small"
        className={classes.table}
        aria-label={t('page.claims.label')}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('page.claims.state')}</TableCell>
            <TableCell>{t('page.claims.entity')}</TableCell>
            <TableCell>{t('page.claims.claimed')}</TableCell>
            <TableCell>{t('page.claims.since')}</TableCell>
            <TableCell align="right">{t('page.claims.wouldMatch')}</TableCell>
            {decidable && <TableCell>{t('page.claims.action')}</TableCell>}
          </TableRow>
        </TableHead>
        <TableBody>
          {props.claims.map(claim => (
            <ClaimRow
              key={claim.id}
              claim={claim}
              withActions={decidable}
              onDecide={verdict => props.onDecide(claim, verdict)}
            />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
