import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { ScopeProblem } from 'backstage-plugin-security-hub-common';
import {
  Translate,
  useTranslation,
} from '../../../translations/useTranslation';
import { codeFonts } from '../../shared/fonts';
import { markedLine } from './markedLine';

const useStyles = makeStyles<Theme>(theme => ({
  list: { margin: theme.spacing(0.5, 0, 1), padding: 0, listStyle: 'none' },
  item: {
    borderLeft: `3px solid ${theme.palette.error.main}`,
    paddingLeft: theme.spacing(1),
    marginBottom: theme.spacing(1),
  },
  code: {
    margin: 0,
    overflowX: 'auto',
    fontFamily: codeFonts(theme),
    fontSize: '0.8125rem',
    lineHeight: 1.35,
  },
  before: { visibility: 'hidden' },
  place: { color: theme.palette.text.secondary },
  caret: { color: theme.palette.error.main, fontWeight: 700 },
}));

/** Where a mistake is, in words. */
function place(problem: ScopeProblem, t: Translate): string {
  const { position, line, column } = problem;
  if (line !== undefined && column !== undefined && line > 1) {
    return t('problem.lineAndColumn', {
      line: String(line),
      column: String(column),
    });
  }
  return position === undefined
    ? ''
    : t('problem.position', { position: String(column ?? position + 1) });
}

/** Mistakes in a text: each line with a caret below the offending character, the place in words, and the remedy. */
export function FieldProblems(props: {
  id: string;
  problems: readonly ScopeProblem[];
}) {
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <ul id={props.id} className={classes.list}>
      {props.problems.map((problem, index) => {
        const marked = markedLine(problem.value, problem.position);
        return (
          <li key={index} className={classes.item}>
            {marked && (
              <pre className={classes.code} aria-hidden>
                {marked.before}
                {marked.after}
                {'\n'}
                <span className={classes.before}>{marked.before}</span>
                <span className={classes.caret}>^</span>
              </pre>
            )}
            <Typography variant="body2">
              {problem.message}{' '}
              <span className={classes.place}>{place(problem, t)}</span>
            </Typography>
          </li>
        );
      })}
    </ul>
  );
}
