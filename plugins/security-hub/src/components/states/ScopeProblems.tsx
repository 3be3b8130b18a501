import { makeStyles, Theme } from '@material-ui/core/styles';
import {
  EntityScope,
  ScopeProblem,
} from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../translations/useTranslation';
import { Notice } from '../shared/Notice';
import { ClaimsLink } from './ClaimsLink';

const useStyles = makeStyles<Theme>(theme => ({
  list: { margin: theme.spacing(0.5, 0, 0), paddingLeft: '1.2em' },
  mark: {
    backgroundColor: 'transparent',
    color: 'inherit',
    fontWeight: 700,
    textDecoration: `underline wavy ${theme.palette.error.main}`,
  },
}));

/** The value of an annotation with the offending character marked. */
function MarkedValue(props: { problem: ScopeProblem }) {
  const classes = useStyles();
  const { value, position } = props.problem;
  if (position === undefined || position >= value.length) {
    return <code>{value}</code>;
  }
  return (
    <code>
      {value.slice(0, position)}
      <mark className={classes.mark}>
        {value.slice(position, position + 1)}
      </mark>
      {value.slice(position + 1)}
    </code>
  );
}

/** Where the mistake is: by line and column where the annotation has several lines, or is shown in part. */
function Place({ problem }: { problem: ScopeProblem }) {
  const { t } = useTranslation();
  const { value, position, line, column } = problem;
  if (line !== undefined && column !== undefined && line > 1) {
    return (
      <>
        {t('problem.lineAndColumn', {
          line: String(line),
          column: String(column),
        })}
      </>
    );
  }
  return position === undefined || value === '' ? null : (
    <>{t('problem.position', { position: String(column ?? position + 1) })}</>
  );
}

/** Mistakes in annotations, and selectors that the entity may not claim, or that nobody has confirmed. The rest of the scope still works. */
export function ScopeProblems(props: { scope: EntityScope }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const { problems, selectors } = props.scope;
  const kinds = [
    {
      title: 'problem.notClaimable',
      unclaimed: selectors.filter(({ state }) => state === 'not-claimable'),
    },
    {
      title: 'problem.notConfirmed',
      unclaimed: selectors.filter(
        ({ state }) => state === 'pending' || state === 'rejected',
      ),
    },
  ] as const;
  return (
    <>
      {problems.length > 0 && (
        <Notice
          tone="bad"
          title={t('problem.title', { count: problems.length })}
        >
          {t('problem.text')}
          <ul className={classes.list}>
            {problems.map((problem, index) => (
              <li key={index}>
                <code>{problem.annotation}</code>:{' '}
                <MarkedValue problem={problem} /> <Place problem={problem} />{' '}
                {problem.message}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {kinds.map(
        ({ title, unclaimed }) =>
          unclaimed.length > 0 && (
            <Notice
              key={title}
              tone="notice"
              title={t(title, { count: unclaimed.length })}
              action={<ClaimsLink />}
            >
              <ul className={classes.list}>
                {unclaimed.map((selector, index) => (
                  <li key={index}>
                    {selector.text} (<code>{selector.source}</code>){' '}
                    {selector.message}
                  </li>
                ))}
              </ul>
            </Notice>
          ),
      )}
    </>
  );
}
