import { makeStyles, Theme } from '@material-ui/core/styles';
import { Severity } from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../translations/useTranslation';

const useStyles = makeStyles<Theme>(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    whiteSpace: 'nowrap',
  },
  bars: { display: 'inline-flex', alignItems: 'flex-end', gap: 1 },
  bar: {
    width: 3,
    borderRadius: 1,
    backgroundColor: theme.palette.action.disabled,
  },
  CRITICAL: { backgroundColor: theme.palette.error.main },
  HIGH: { backgroundColor: theme.palette.warning.main },
  MEDIUM: { backgroundColor: theme.palette.info.main },
  LOW: { backgroundColor: theme.palette.text.secondary },
  INFORMATIONAL: {},
}));

const levels = { CRITICAL: 4, HIGH: 3, MEDIUM: 2, LOW: 1, INFORMATIONAL: 0 };

/** AWS's severity: a word, with as many bars as it is severe. */
export function SeverityLabel(props: { severity: Severity }) {
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <span className={classes.root}>
      <span className={classes.bars} aria-hidden>
        {[1, 2, 3, 4].map(level => (
          <span
            key={level}
            style={{ height: 3 + level * 2 }}
            className={`${classes.bar} ${
              level <= levels[props.severity] ? classes[props.severity] : ''
            }`}
          />
        ))}
      </span>
      {t(`severity.${props.severity}`)}
    </span>
  );
}
