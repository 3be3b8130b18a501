import { makeStyles, Theme } from '@material-ui/core/styles';
import { ReactElement, ReactNode } from 'react';

/** What a tag means; it decides its colour, and never alone. */
export type Tone = 'plain' | 'good' | 'notice' | 'bad';

const useStyles = makeStyles<Theme>(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    padding: theme.spacing(0, 0.75),
    borderRadius: theme.shape.borderRadius,
    border: `1px solid ${theme.palette.divider}`,
    fontSize: theme.typography.caption.fontSize,
    lineHeight: '20px',
    whiteSpace: 'nowrap',
    color: theme.palette.text.primary,
    '& svg': { fontSize: '1rem' },
  },
  plain: { '& svg': { color: theme.palette.text.secondary } },
  good: { '& svg': { color: theme.palette.success.main } },
  notice: {
    borderColor: theme.palette.warning.main,
    '& svg': { color: theme.palette.warning.main },
  },
  bad: {
    borderColor: theme.palette.error.main,
    '& svg': { color: theme.palette.error.main },
  },
}));

/** A short fact beside a name. */
export function Tag(props: {
  children: ReactNode;
  icon?: ReactElement;
  hint?: string;
  tone?: Tone;
}) {
  const classes = useStyles();
  return (
    <span
      className={`${classes.root} ${classes[props.tone ?? 'plain']}`}
      title={props.hint}
    >
      {props.icon}
      {props.children}
    </span>
  );
}
