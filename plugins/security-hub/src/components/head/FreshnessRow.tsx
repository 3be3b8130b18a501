import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import ErrorOutlineIcon from '@material-ui/icons/ErrorOutline';
import ReportProblemOutlinedIcon from '@material-ui/icons/ReportProblemOutlined';
import { AccountFreshness } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../format/useFormat';
import { useTranslation } from '../../translations/useTranslation';
import { accountName, regionName } from '../shared/names';
import { Tag } from '../shared/Tag';
import { TimeAgo } from '../shared/TimeAgo';
import { AccountNotes } from './AccountNotes';
import { freshnessTone } from './freshnessTone';
import { SkippedCell } from './SkippedCell';

const icons = {
  plain: undefined,
  good: undefined,
  notice: <ReportProblemOutlinedIcon aria-hidden />,
  bad: <ErrorOutlineIcon aria-hidden />,
};

/** One account and Region: its state in words with the reasons, and how old its data is. */
export function FreshnessRow(props: {
  account: AccountFreshness;
  withEvents: boolean;
  withSkipped: boolean;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { account, withEvents, withSkipped } = props;
  const { asOf, lastFullReadAt, lastEventAt, lagSeconds, skipped } = account;
  const tone = freshnessTone(account.state);
  return (
    <TableRow>
      <TableCell>{accountName(account.account)}</TableCell>
      <TableCell>{regionName(account.region, t)}</TableCell>
      <TableCell>
        <Tag tone={tone} icon={icons[tone]}>
          {t(`freshness.stateName.${account.state}`)}
        </Tag>
        <AccountNotes account={account} />
      </TableCell>
      <TableCell>
        {asOf ? <TimeAgo at={asOf} /> : t('freshness.never')}
        {lastFullReadAt && (
          <Typography variant="caption" component="p">
            {t('freshness.fullRead', { time: format.relative(lastFullReadAt) })}
          </Typography>
        )}
        {account.readThrough === 'administrator' && (
          <Typography variant="caption" component="p">
            {t('freshness.throughAdministrator')}
          </Typography>
        )}
      </TableCell>
      {withEvents && (
        <TableCell>
          {lastEventAt ? <TimeAgo at={lastEventAt} /> : t('freshness.noEvent')}
          {lagSeconds !== undefined && (
            <Typography variant="caption" component="p">
              {t('freshness.lag', { seconds: format.number(lagSeconds) })}
            </Typography>
          )}
        </TableCell>
      )}
      {withSkipped && <SkippedCell skipped={skipped} />}
    </TableRow>
  );
}
