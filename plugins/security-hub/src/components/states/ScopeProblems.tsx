import { makeStyles, Theme } from '@material-ui/core/styles';
import {
  EntityScope,
  ScopeProblem,
} from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../translations/useTranslation';
import { Notice } from '../shared/Notice';

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

/** Mistakes in annotations, and selectors that the entity may not claim. The rest of the scope still works. */
export function ScopeProblems(props: { scope: EntityScope }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const { problems, selectors } = props.scope;
  const refused = selectors.filter(({ state }) => state === 'not-claimable');
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
                <MarkedValue problem={problem} />{' '}
                {problem.position !== undefined &&
                  t('problem.position', {
                    position: String(problem.position + 1),
                  })}{' '}
                {problem.message}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {refused.length > 0 && (
        <Notice
          tone="notice"
          title={t('problem.notClaimable', { count: refused.length })}
        >
          <ul className={classes.list}>
            {refused.map((selector, index) => (
              <li key={index}>
                {selector.text} (<code>{selector.source}</code>){' '}
                {selector.message}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
