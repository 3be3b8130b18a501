import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import {
  findingStatuses,
  HistoryEvent,
  severities,
} from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../format/useFormat';
import { Translate, useTranslation } from '../../translations/useTranslation';
import { personName } from '../shared/names';

const useStyles = makeStyles<Theme>(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'grid',
    gridTemplateColumns: '170px 1fr',
    gap: theme.spacing(2),
    padding: theme.spacing(1, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
  },
}));

const kinds = [
  'acknowledge',
  'accept-risk',
  'false-positive',
  'reopen',
] as const;

const workflows = ['NEW', 'NOTIFIED', 'SUPPRESSED', 'RESOLVED'] as const;

const endCauses = [
  'expiry',
  'superseded',
  'reopened',
  'fixed',
  'applied',
] as const;

/** A status, severity or kind of decision in the reader's language; any other value as it is. */
function valueName(value: string, t: Translate): string {
  const status = findingStatuses.find(candidate => candidate === value);
  const severity = severities.find(candidate => candidate === value);
  const kind = kinds.find(candidate => candidate === value);
  if (status) {
    return t(`findingStatus.${status}`);
  }
  if (severity) {
    return t(`severity.${severity}`);
  }
  return kind ? t(`decisionKind.${kind}`) : value;
}

/** What an event led to, in the reader's language; undefined where its name says everything. */
function outcome(
  { event, from, to }: HistoryEvent,
  t: Translate,
): string | undefined {
  if (to === undefined || event === 'first-seen') {
    return undefined;
  }
  if (event === 'decision-made') {
    return t('history.outcome', { value: valueName(to, t) });
  }
  if (event === 'write-back-written' || event === 'write-back-verified') {
    const workflow = workflows.find(candidate => candidate === to);
    return t('history.outcome', {
      value: workflow ? t(`workflow.${workflow}`) : to,
    });
  }
  return from === undefined
    ? t('history.changeTo', { to: valueName(to, t) })
    : t('history.change', { from: valueName(from, t), to: valueName(to, t) });
}

/** What else is known: the cause of an end in the reader's language; a justification or an answer of AWS as it is. */
function detailText({ event, detail }: HistoryEvent, t: Translate) {
  const cause = endCauses.find(candidate => candidate === detail);
  return event === 'decision-ended' && cause
    ? t(`history.cause.${cause}`)
    : detail;
}

/** What happened to the finding, newest first. */
export function HistoryTab(props: { history: readonly HistoryEvent[] }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  if (props.history.length === 0) {
    return <Typography variant="body2">{t('history.empty')}</Typography>;
  }
  // The server knows the order of what happened at the same moment: oldest first.
  const events = [...props.history].reverse();
  return (
    <ol className={classes.list} aria-label={t('history.label')}>
      {events.map((event, index) => (
        <li key={index} className={classes.item}>
          <Typography variant="body2" component="time" dateTime={event.at}>
            {format.dateTime(event.at)}
          </Typography>
          <div>
            <Typography variant="body2">
              <strong>{t(`history.event.${event.event}`)}</strong>
              {outcome(event, t)}{' '}
              {event.by && (
                <span title={event.by}>
                  {t('history.by', { person: personName(event.by) })}
                </span>
              )}
            </Typography>
            {detailText(event, t) && (
              <Typography variant="body2" color="textSecondary">
                {detailText(event, t)}
              </Typography>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
