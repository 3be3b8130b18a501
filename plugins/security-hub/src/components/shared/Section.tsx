import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { ReactNode, useId } from 'react';
import { useExpanded } from './expanded';

const useStyles = makeStyles<Theme>(theme => ({
  root: { marginBottom: theme.spacing(2.5) },
  title: { marginBottom: theme.spacing(0.75), fontWeight: 700 },
}));

/** A part of a page with its heading. On paper, where many pages follow each other, its name is no landmark. */
export function Section(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  const id = useId();
  const expanded = useExpanded();
  return (
    <section
      className={classes.root}
      aria-labelledby={expanded ? undefined : id}
    >
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
