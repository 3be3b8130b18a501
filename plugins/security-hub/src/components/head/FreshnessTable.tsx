import Button from '@material-ui/core/Button';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  AccountFreshness,
  Freshness,
} from 'backstage-plugin-security-hub-common';
import { useMemo, useRef, useState } from 'react';
import { Format, useFormat } from '../../format/useFormat';
import { Translate, useTranslation } from '../../translations/useTranslation';
import { FreshnessRow } from './FreshnessRow';
import { freshnessTone } from './freshnessTone';

/** Rows at a time */
const pageSize = 50;

const urgency = { bad: 0, notice: 1, plain: 2, good: 2 };

/** What needs somebody first, else in the order of the server. */
function sortAccounts(accounts: AccountFreshness[]): AccountFreshness[] {
  const rank = ({ state }: AccountFreshness) => urgency[freshnessTone(state)];
  return [...accounts].sort((one, other) => rank(one) - rank(other));
}

/** e.g. `2 Access denied, 31 Up to date` */
function countsText(
  accounts: AccountFreshness[],
  format: Format,
  t: Translate,
): string {
  const counts = new Map<AccountFreshness['state'], number>();
  for (const { state } of accounts) {
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return format.list(
    [...counts].map(
      ([state, count]) =>
        `${format.number(count)} ${t(`freshness.stateName.${state}`)}`,
    ),
  );
}

/** The freshness of each account and Region, the worst first, page by page. */
export function FreshnessTable(props: { freshness: Freshness }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { accounts } = props.freshness;
  const [shown, setShown] = useState(pageSize);
  const table = useRef<HTMLDivElement>(null);
  const sorted = useMemo(() => sortAccounts(accounts), [accounts]);
  const withEvents = accounts.some(({ lastEventAt }) => lastEventAt);
  const withSkipped = accounts.some(({ skipped }) => skipped?.length);
  const rest = sorted.length - shown;
  if (accounts.length === 0) {
    return <Typography variant="body2">{t('freshness.noAccounts')}</Typography>;
  }
  return (
    <>
      <Typography variant="body2" gutterBottom>
        {t('freshness.intro')}
      </Typography>
      <Typography variant="body2" gutterBottom>
        {t('freshness.counts', { counts: countsText(sorted, format, t) })}
      </Typography>
      <TableContainer ref={table} tabIndex={-1}>
        <Table size="small" aria-label={t('freshness.title')}>
          <TableHead>
            <TableRow>
              <TableCell>{t('freshness.account')}</TableCell>
              <TableCell>{t('freshness.region')}</TableCell>
              <TableCell>{t('freshness.state')}</TableCell>
              <TableCell>{t('freshness.asOf')}</TableCell>
              {withEvents && <TableCell>{t('freshness.lastEvent')}</TableCell>}
              {withSkipped && <TableCell>{t('freshness.skipped')}</TableCell>}
            </TableRow>
          </TableHead>
          <TableBody>
            {sorted.slice(0, shown).map((account, index) => (
              <FreshnessRow
                key={`${account.account.id} ${account.region} ${index}`}
                account={account}
                withEvents={withEvents}
                withSkipped={Boolean(withSkipped)}
              />
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {sorted.length > pageSize && (
        <Typography variant="body2" role="status">
          {t('common.shownOf', {
            shown: format.number(Math.min(shown, sorted.length)),
            total: format.number(sorted.length),
          })}
        </Typography>
      )}
      {rest > 0 && (
        <Button
          size="small"
          color="primary"
          onClick={() => {
            if (rest <= pageSize) {
              // This button goes: whoever uses the keyboard stays in the dialog
              table.current?.focus();
            }
            setShown(shown + pageSize);
          }}
        >
          {t('common.showMore', {
            number: format.number(Math.min(rest, pageSize)),
          })}
        </Button>
      )}
    </>
  );
}
