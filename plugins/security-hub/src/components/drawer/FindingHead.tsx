import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { CompoundEntityRef } from '@backstage/catalog-model';
import { EntityRefLink, EntityRefLinks } from '@backstage/plugin-catalog-react';
import { Finding } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../format/useFormat';
import { useTranslation } from '../../translations/useTranslation';
import { DecideButtons } from '../decide/DecideButtons';
import { StartDecision } from '../decide/decisionDraft';
import { CarefulTag } from '../list/CarefulTag';
import { CopyButton } from '../shared/CopyButton';
import { accountName, findingTitle, regionName } from '../shared/names';
import { PriorityLabel } from '../shared/PriorityLabel';
import { SeverityLabel } from '../shared/SeverityLabel';
import { Tag } from '../shared/Tag';
import { VerdictTag } from '../shared/VerdictTag';
import { DecisionState } from './DecisionState';

const useStyles = makeStyles<Theme>(theme => ({
  root: { paddingRight: theme.spacing(5), marginBottom: theme.spacing(1) },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1.5),
    margin: theme.spacing(0.75, 0),
    fontSize: theme.typography.body2.fontSize,
    overflowWrap: 'anywhere',
  },
}));

/** What and where the finding is, where it stands, and what can be decided. */
export function FindingHead(props: {
  entity: CompoundEntityRef;
  finding: Finding;
  /** Refs of the groups that respond; empty: nobody is known */
  responders: string[];
  onDecide: StartDecision;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { finding, responders } = props;
  const due =
    finding.dueAt &&
    (finding.overdue
      ? t('drawer.overdueSince', { time: format.date(finding.dueAt) })
      : t('drawer.dueIn', { time: format.relative(finding.dueAt) }));
  return (
    <header className={classes.root}>
      <Typography variant="h5" component="h2">
        {findingTitle(finding)}
      </Typography>
      <div className={classes.line}>
        <strong>{finding.resource.name}</strong>
        <span>{accountName(finding.account)}</span>
        <span>
          {t(`environment.${finding.account.environment ?? 'unknown'}`)}
        </span>
        <span>{regionName(finding.region, t)}</span>
        <span>{finding.product.name}</span>
      </div>
      <div className={classes.line}>
        <PriorityLabel priority={finding.priority} />
        <SeverityLabel severity={finding.severity} />
        <Tag>{t(`findingStatus.${finding.status}`)}</Tag>
        {finding.verdict && <VerdictTag verdict={finding.verdict} />}
        {finding.careful && <CarefulTag />}
        {finding.sample && <Tag>{t('list.sample')}</Tag>}
        {due && <span>{due}</span>}
        {responders.length > 0 && (
          <span>
            {t('drawer.responds', {
              groups: (
                <EntityRefLinks
                  entityRefs={responders}
                  defaultKind="group"
                  hideIcons
                />
              ),
            })}
          </span>
        )}
        <span>
          {t('drawer.since', { time: format.date(finding.firstSeenAt) })}
        </span>
      </div>
      <DecisionState entity={props.entity} finding={finding} />
      <div className={classes.line}>
        {finding.canDecide && (
          <DecideButtons findings={[finding]} onDecide={props.onDecide} />
        )}
        <CopyButton
          text={() => window.location.href}
          label={t('common.copyLink')}
          name={t('common.copyLink')}
        />
      </div>
      {!finding.canDecide &&
        (finding.relation === 'also-concerned' ? (
          <Typography variant="body2" color="textSecondary">
            {finding.primaryEntityRef
              ? t('drawer.decidesElsewhere', {
                  entity: (
                    <EntityRefLink entityRef={finding.primaryEntityRef} />
                  ),
                })
              : t('drawer.decidesElsewhereUnknown')}
          </Typography>
        ) : (
          <Typography variant="body2" color="textSecondary">
            {t('drawer.cannotDecide')}
          </Typography>
        ))}
    </header>
  );
}
