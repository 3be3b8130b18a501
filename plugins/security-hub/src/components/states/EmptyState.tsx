import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { ReactNode } from 'react';

const useStyles = makeStyles<Theme>(theme => ({
  root: {
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.background.paper,
    padding: theme.spacing(4, 3),
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: theme.spacing(1),
    textAlign: 'center',
  },
  text: { maxWidth: 640, overflowWrap: 'anywhere' },
}));

/** Takes the place of the list, says why there is none, and what to do. */
export function EmptyState(props: {
  title: string;
  text: string;
  children?: ReactNode;
}) {
  const classes = useStyles();
  return (
    <section className={classes.root} aria-label={props.title}>
      <Typography variant="h5" component="h2">
        {props.title}
      </Typography>
      <Typography variant="body2" className={classes.text}>
        {props.text}
      </Typography>
      {props.children}
    </section>
  );
}
