import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { useFormat } from '../../format/useFormat';
import { Selection } from '../../state/useSelection';
import { useTranslation } from '../../translations/useTranslation';
import { DecideButtons } from './DecideButtons';
import { decisionLimit, StartDecision } from './decisionDraft';

const useStyles = makeStyles<Theme>(theme => ({
  root: {
    position: 'sticky',
    bottom: theme.spacing(1),
    zIndex: theme.zIndex.mobileStepper,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
    padding: theme.spacing(1, 2),
    border: `1px solid ${theme.palette.primary.main}`,
  },
}));

/** What can be decided about the ticked findings. */
export function BulkBar(props: {
  selection: Selection;
  canDecide: boolean;
  onDecide: StartDecision;
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { findings, clear } = props.selection;
  if (findings.length === 0) {
    return null;
  }
  const tooMany = findings.length > decisionLimit;
  return (
    <Paper
      className={classes.root}
      elevation={4}
      role="region"
      aria-label={t('bulk.label')}
    >
      <Typography variant="body2" component="span" role="status">
        <strong>{t('bulk.selected', { count: findings.length })}</strong>
      </Typography>
      <DecideButtons
        findings={findings}
        disabled={!props.canDecide || tooMany}
        onDecide={props.onDecide}
      />
      <Button size="small" onClick={clear}>
        {t('bulk.clear')}
      </Button>
      {!props.canDecide && (
        <Typography variant="body2" component="span">
          {t('bulk.notOwner')}
        </Typography>
      )}
      {tooMany && (
        <Typography variant="body2" component="span">
          {t('bulk.limit', { limit: format.number(decisionLimit) })}
        </Typography>
      )}
    </Paper>
  );
}
