import { makeStyles, Theme } from '@material-ui/core/styles';
import { Finding } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../format/useFormat';
import { useTranslation } from '../../translations/useTranslation';
import { Tag } from '../shared/Tag';
import { WriteBackTag } from '../shared/WriteBackTag';

const useStyles = makeStyles<Theme>(theme => ({
  root: {
    display: 'inline-flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5),
  },
}));

/** Where a finding stands, until when, and a write-back that is not settled. */
export function FindingStatusCell(props: { finding: Finding }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { status, decision, undocumented } = props.finding;
  return (
    <span className={classes.root}>
      <span>{t(`findingStatus.${status}`)}</span>
      {decision?.endsAt && (
        <span>{t('list.until', { date: format.date(decision.endsAt) })}</span>
      )}
      {decision &&
        ['pending', 'written', 'failed'].includes(decision.writeBack) && (
          <WriteBackTag
            state={decision.writeBack}
            message={decision.writeBackMessage}
          />
        )}
      {undocumented && <Tag tone="notice">{t('list.undocumented')}</Tag>}
    </span>
  );
}
