import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { CopyButton } from './CopyButton';
import { useExpanded } from './expanded';
import { codeFonts } from './fonts';

const useStyles = makeStyles<Theme>(theme => ({
  root: {
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    margin: theme.spacing(1, 0),
    backgroundColor: theme.palette.background.default,
  },
  head: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    padding: theme.spacing(0.25, 0.5, 0.25, 1.5),
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  code: {
    margin: 0,
    padding: theme.spacing(1, 1.5),
    overflow: 'auto',
    maxHeight: 420,
    fontFamily: codeFonts(theme),
    '& code': { fontFamily: 'inherit' },
    fontSize: '0.8125rem',
    lineHeight: 1.5,
    tabSize: 2,
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  expanded: {
    maxHeight: 'none',
    overflow: 'visible',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
}));

/** Code to copy. It scrolls by itself, with the keyboard as well; on paper its lines are broken instead. */
export function Snippet(props: {
  label: string;
  copyName: string;
  code: string;
}) {
  const classes = useStyles();
  const expanded = useExpanded();
  return (
    <div className={classes.root}>
      <div className={classes.head}>
        <Typography variant="caption">{props.label}</Typography>
        <CopyButton text={props.code} name={props.copyName} />
      </div>
      <pre
        className={`${classes.code} ${expanded ? classes.expanded : ''}`}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reachable by the keyboard
        tabIndex={expanded ? undefined : 0}
        role="group"
        aria-label={props.label}
      >
        <code>{props.code}</code>
      </pre>
    </div>
  );
}
