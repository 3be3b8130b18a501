import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import CheckCircleOutlineIcon from '@material-ui/icons/CheckCircleOutline';
import ErrorOutlineIcon from '@material-ui/icons/ErrorOutline';
import InfoOutlinedIcon from '@material-ui/icons/InfoOutlined';
import ReportProblemOutlinedIcon from '@material-ui/icons/ReportProblemOutlined';
import { ReactNode } from 'react';
import { Tone } from './Tag';

const useStyles = makeStyles<Theme>(theme => ({
  root: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    padding: theme.spacing(1, 1.5),
    borderRadius: theme.shape.borderRadius,
    border: `1px solid ${theme.palette.divider}`,
    borderLeftWidth: 4,
    backgroundColor: theme.palette.background.paper,
    marginBottom: theme.spacing(1.5),
    overflowWrap: 'anywhere',
  },
  body: { flex: 1, minWidth: 0 },
  plain: {
    borderLeftColor: theme.palette.info.main,
    '& > svg': { color: theme.palette.info.main },
  },
  good: {
    borderLeftColor: theme.palette.success.main,
    '& > svg': { color: theme.palette.success.main },
  },
  notice: {
    borderLeftColor: theme.palette.warning.main,
    '& > svg': { color: theme.palette.warning.main },
  },
  bad: {
    borderLeftColor: theme.palette.error.main,
    '& > svg': { color: theme.palette.error.main },
  },
}));

const icons = {
  plain: InfoOutlinedIcon,
  good: CheckCircleOutlineIcon,
  notice: ReportProblemOutlinedIcon,
  bad: ErrorOutlineIcon,
};

/** Something the reader should know before the rest. An urgent one is read out at once. */
export function Notice(props: {
  tone: Tone;
  title?: string;
  children?: ReactNode;
  action?: ReactNode;
  urgent?: boolean;
}) {
  const classes = useStyles();
  const Icon = icons[props.tone];
  return (
    <div
      className={`${classes.root} ${classes[props.tone]}`}
      role={props.urgent ? 'alert' : undefined}
    >
      <Icon aria-hidden />
      <div className={classes.body}>
        {props.title && (
          <Typography variant="body2" component="p">
            <strong>{props.title}</strong>
          </Typography>
        )}
        {props.children && (
          <Typography variant="body2" component="div">
            {props.children}
          </Typography>
        )}
      </div>
      {props.action}
    </div>
  );
}
