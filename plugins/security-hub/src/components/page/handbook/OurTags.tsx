import { makeStyles, Theme } from '@material-ui/core/styles';
import { HandbookOverlaySummary } from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../../translations/useTranslation';
import { Tag } from '../../shared/Tag';
import { VerdictTag } from '../../shared/VerdictTag';

const useStyles = makeStyles<Theme>(theme => ({
  root: { display: 'inline-flex', flexWrap: 'wrap', gap: theme.spacing(0.5) },
}));

/** What the organisation decided about a control, in words, and whether that depends on the finding. */
export function OurTags(props: {
  overlay: Pick<HandbookOverlaySummary, 'verdicts' | 'conditional' | 'text'>;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const { verdicts, conditional, text } = props.overlay;
  return (
    <span className={classes.root}>
      {verdicts.map(verdict => (
        <VerdictTag key={verdict} verdict={verdict} />
      ))}
      {conditional && (
        <Tag hint={t('handbook.list.conditionalHint')}>
          {t('handbook.list.conditional')}
        </Tag>
      )}
      {verdicts.length === 0 && text && (
        <Tag hint={t('handbook.list.textHint')}>{t('handbook.list.text')}</Tag>
      )}
    </span>
  );
}
