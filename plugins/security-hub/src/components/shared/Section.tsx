import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { ReactNode, useId } from 'react';

const useStyles = makeStyles<Theme>(theme => ({
  root: { marginBottom: theme.spacing(2.5) },
  title: { marginBottom: theme.spacing(0.75), fontWeight: 700 },
}));

/** A part of a page with its heading. */
export function Section(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  const id = useId();
  return (
    <section className={classes.root} aria-labelledby={id}>
      <Typography
        id={id}
        variant="subtitle1"
        component="h3"
        className={classes.title}
      >
        {props.title}
      </Typography>
      {props.children}
    </section>
  );
}
