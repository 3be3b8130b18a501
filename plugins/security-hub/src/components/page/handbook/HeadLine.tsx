import { makeStyles, Theme } from '@material-ui/core/styles';
import { ReactNode, useId } from 'react';

const useStyles = makeStyles<Theme>(theme => ({
  root: {
    display: 'flex',
    alignItems: 'baseline',
    gap: theme.spacing(1.5),
    fontSize: theme.typography.body2.fontSize,
    lineHeight: 1.5,
  },
  name: {
    flex: 'none',
    width: 64,
    fontSize: theme.typography.caption.fontSize,
  },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    margin: 0,
    padding: 0,
    listStyle: 'none',
    overflowWrap: 'anywhere',
    '& > li:not(:last-child)::after': {
      content: '"·"',
      margin: theme.spacing(0, 1),
      color: theme.palette.text.secondary,
    },
  },
}));

/** One line of facts about the handbook; what is false or undefined is left out. */
export function HeadLine(props: {
  name: string;
  facts: Array<ReactNode | false | undefined>;
}) {
  const classes = useStyles();
  const id = useId();
  return (
    <div className={classes.root}>
      <span className={classes.name} id={id}>
        {props.name}
      </span>
      <ul className={classes.facts} aria-labelledby={id}>
        {props.facts.map(
          (fact, index) =>
            fact !== false && fact !== undefined && <li key={index}>{fact}</li>,
        )}
      </ul>
    </div>
  );
}
