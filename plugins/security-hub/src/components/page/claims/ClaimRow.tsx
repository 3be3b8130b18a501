import Button from '@material-ui/core/Button';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import BlockIcon from '@material-ui/icons/Block';
import CheckCircleOutlineIcon from '@material-ui/icons/CheckCircleOutline';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import { EntityRefLink, EntityRefLinks } from '@backstage/plugin-catalog-react';
import { Claim, ClaimState } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../../format/useFormat';
import { useTranslation } from '../../../translations/useTranslation';
import { personName } from '../../shared/names';
import { Tag, Tone } from '../../shared/Tag';
import { TimeAgo } from '../../shared/TimeAgo';
import { VisuallyHidden } from '../../shared/VisuallyHidden';
import { entityName } from '../shared/entityNames';
import { usePageStyles } from '../shared/usePageStyles';
import { accountsOf, Verdict, verdictsOf } from './verdict';

const useStyles = makeStyles<Theme>(theme => ({
  row: { '& > td': { verticalAlign: 'top' } },
  message: { maxWidth: 480 },
  selector: { fontWeight: 600 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
}));

const looks: Record<ClaimState, { tone: Tone; icon: JSX.Element }> = {
  pending: { tone: 'notice', icon: <HourglassEmptyIcon aria-hidden /> },
  confirmed: { tone: 'good', icon: <CheckCircleOutlineIcon aria-hidden /> },
  rejected: { tone: 'plain', icon: <BlockIcon aria-hidden /> },
  refused: { tone: 'bad', icon: <BlockIcon aria-hidden /> },
};

/** One claim: who claims what, since when, what it would give, what became of it; buttons for who may decide. */
export function ClaimRow(props: {
  claim: Claim;
  withActions: boolean;
  onDecide: (verdict: Verdict) => void;
}) {
  const classes = useStyles();
  const page = usePageStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { claim } = props;
  const name = entityName(claim.entityRef);
  const claimed = format.list(claim.selectors);
  return (
    <TableRow className={classes.row}>
      <TableCell>
        <Tag tone={looks[claim.state].tone} icon={looks[claim.state].icon}>
          {t(`page.claims.stateName.${claim.state}`)}
        </Tag>
        {claim.decidedBy && (
          <Typography variant="caption" component="div">
            {t('page.claims.decidedBy', {
              person: personName(claim.decidedBy),
              time: claim.decidedAt ? format.relative(claim.decidedAt) : '',
            })}
          </Typography>
        )}
      </TableCell>
      <TableCell>
        <EntityRefLink
          entityRef={claim.entityRef}
          defaultKind="component"
          hideIcon
        />
        <Typography variant="caption" component="div">
          {claim.owners.length > 0 ? (
            <EntityRefLinks
              entityRefs={claim.owners}
              defaultKind="group"
              hideIcons
            />
          ) : (
            t('page.claims.noOwners')
          )}
        </Typography>
      </TableCell>
      <TableCell className={page.words}>
        {claim.selectors.map(selector => (
          <div key={selector} className={classes.selector}>
            {selector}
          </div>
        ))}
        <Typography variant="caption" component="div">
          {accountsOf(claim, t).join(', ')}
        </Typography>
        {claim.message && (
          <Typography
            variant="body2"
            component="div"
            className={classes.message}
          >
            {claim.message}
          </Typography>
        )}
        {claim.comment && (
          <Typography variant="body2" component="div">
            {t('page.claims.comment', { comment: claim.comment })}
          </Typography>
        )}
      </TableCell>
      <TableCell>
        <TimeAgo at={claim.since} />
      </TableCell>
      <TableCell align="right" className={page.number}>
        {claim.wouldMatch === undefined ? (
          <span title={t('page.claims.notCountedHint')}>
            <span aria-hidden>–</span>
            <VisuallyHidden>{t('page.claims.notCounted')}</VisuallyHidden>
          </span>
        ) : (
          t('page.claims.findings', { count: claim.wouldMatch })
        )}
      </TableCell>
      {props.withActions && (
        <TableCell>
          <div className={classes.actions}>
            {verdictsOf(claim).map(verdict => (
              <Button
                key={verdict}
                size="small"
                variant="outlined"
                color={verdict === 'confirm' ? 'primary' : 'default'}
                aria-haspopup="dialog"
                aria-label={t(`page.claims.${verdict}One`, {
                  name,
                  claim: claimed,
                })}
                onClick={() => props.onDecide(verdict)}
              >
                {t(`page.claims.${verdict}`)}
              </Button>
            ))}
          </div>
        </TableCell>
      )}
    </TableRow>
  );
}
