import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import ErrorOutlineIcon from '@material-ui/icons/ErrorOutline';
import ReportProblemOutlinedIcon from '@material-ui/icons/ReportProblemOutlined';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  AccountState,
  LedgerAccount,
} from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../../format/useFormat';
import { useTranslation } from '../../../translations/useTranslation';
import { freshnessTone } from '../../head/freshnessTone';
import { Tag, Tone } from '../../shared/Tag';
import { TimeAgo } from '../../shared/TimeAgo';
import { FindingNumber } from '../../shared/FindingNumber';
import { usePageStyles } from '../shared/usePageStyles';

const icons = {
  plain: undefined,
  good: undefined,
  notice: <ReportProblemOutlinedIcon aria-hidden />,
  bad: <ErrorOutlineIcon aria-hidden />,
};

/** An account that is not connected yet, or is being left, deserves a look; one that is gone is a fact. */
const stateTones: Record<AccountState, Tone> = {
  active: 'plain',
  invited: 'notice',
  pending: 'notice',
  suspended: 'notice',
  closed: 'plain',
  removed: 'plain',
  unknown: 'notice',
};

/** One account; what each field rests on is its hint. */
export function AccountRow({ account }: { account: LedgerAccount }) {
  const classes = usePageStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { state, freshness } = account;
  const from = (field: string) => {
    const source = account.sources[field];
    return source
      ? t('page.accounts.from', { source: t(`page.accounts.source.${source}`) })
      : undefined;
  };
  const tone = freshnessTone(freshness);
  return (
    <TableRow>
      <TableCell title={from('name')}>
        {account.name !== account.id && <strong>{account.name}</strong>}
        <Typography variant="caption" component="div">
          {account.id}
          {account.partition &&
            account.partition !== 'aws' &&
            ` (${account.partition})`}
        </Typography>
      </TableCell>
      <TableCell title={from('environment')}>
        {t(`environment.${account.environment}`)}
      </TableCell>
      <TableCell>
        <Tag
          tone={stateTones[state]}
          icon={icons[stateTones[state]]}
          hint={from('state')}
        >
          {t(`page.accounts.stateName.${state}`)}
        </Tag>
        {account.removedAt && (
          <Typography variant="caption" component="div">
            {t('page.accounts.removedAt', {
              date: format.date(account.removedAt),
            })}
          </Typography>
        )}
      </TableCell>
      <TableCell title={from('owner')}>
        {account.owner ? (
          <EntityRefLink
            entityRef={account.owner}
            defaultKind="group"
            hideIcon
          />
        ) : (
          <span className={classes.muted}>{t('page.accounts.noOwner')}</span>
        )}
      </TableCell>
      <TableCell title={from('contact')} className={classes.words}>
        {account.contact}
      </TableCell>
      <TableCell>
        <Tag tone={tone} icon={icons[tone]}>
          {t(`freshness.stateName.${freshness}`)}
        </Tag>
        <Typography variant="caption" component="div">
          {account.asOf ? <TimeAgo at={account.asOf} /> : t('freshness.never')}
        </Typography>
      </TableCell>
      <TableCell align="right" className={classes.number}>
        <FindingNumber
          value={account.findings}
          incomplete={freshness !== 'ok' && freshness !== 'stale'}
        />
      </TableCell>
    </TableRow>
  );
}
