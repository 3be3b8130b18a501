import { makeStyles, Theme } from '@material-ui/core/styles';
import ErrorIcon from '@material-ui/icons/Error';
import ReportProblemIcon from '@material-ui/icons/ReportProblem';
import ScheduleIcon from '@material-ui/icons/Schedule';
import { Priority } from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../translations/useTranslation';

const useStyles = makeStyles<Theme>(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    whiteSpace: 'nowrap',
    '& svg': { fontSize: '1.1rem' },
  },
  critical: { fontWeight: 700, '& svg': { color: theme.palette.error.main } },
  high: { fontWeight: 600, '& svg': { color: theme.palette.warning.main } },
  medium: { '& svg': { color: theme.palette.info.main } },
  low: {
    color: theme.palette.text.secondary,
    '& svg': { color: theme.palette.text.secondary },
  },
}));

const icons = {
  critical: ErrorIcon,
  high: ReportProblemIcon,
  medium: ScheduleIcon,
  low: ScheduleIcon,
};

/** What the priority asks for, in words, with a symbol; the exact priority is in the hint. */
export function PriorityLabel(props: { priority: Priority }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const Icon = icons[props.priority];
  return (
    <span
      className={`${classes.root} ${classes[props.priority]}`}
      title={t(`priorityDetail.${props.priority}`)}
    >
      <Icon aria-hidden />
      {t(`priority.${props.priority}`)}
    </span>
  );
}
