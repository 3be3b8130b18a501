import Button from '@material-ui/core/Button';
import { makeStyles, Theme } from '@material-ui/core/styles';
import {
  HandbookFileProblem,
  HandbookReport,
} from 'backstage-plugin-security-hub-common';
import { useId, useState } from 'react';
import { useFormat } from '../../../format/useFormat';
import { useTranslation } from '../../../translations/useTranslation';
import { ExternalLink } from '../../shared/ExternalLink';
import { Notice } from '../../shared/Notice';
import { TimeAgo } from '../../shared/TimeAgo';
import { usePageStyles } from '../shared/usePageStyles';

const useStyles = makeStyles<Theme>(theme => ({
  root: { marginTop: theme.spacing(1) },
  files: {
    margin: theme.spacing(0.5, 0, 0),
    padding: 0,
    listStyle: 'none',
    '& > li + li': { marginTop: theme.spacing(1) },
  },
}));

/** One file: what is wrong with it, and what is used instead. */
function FileProblem({ problem }: { problem: HandbookFileProblem }) {
  const classes = usePageStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { file, problems, goodAt, goodRevision, failedAt, editUrl } = problem;
  const instead = () => {
    if (!goodAt) {
      return t('handbook.problems.never');
    }
    const date = format.dateTime(goodAt);
    return goodRevision
      ? t('handbook.problems.insteadRevision', {
          date,
          revision: goodRevision.slice(0, 10),
        })
      : t('handbook.problems.instead', { date });
  };
  return (
    <li>
      <strong>
        <code className={classes.code}>{file}</code>
      </strong>{' '}
      {failedAt &&
        t('handbook.problems.since', { time: <TimeAgo at={failedAt} /> })}
      <ul className={classes.list}>
        {problems.map(text => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {instead()}{' '}
      {editUrl && (
        <ExternalLink url={editUrl}>
          {t('handbook.problems.edit', { file })}
        </ExternalLink>
      )}
    </li>
  );
}

/** Why the organisation's files, or some of them, cannot be used: for who may edit them, which the backend decides. */
export function OurProblems({ overlay }: Pick<HandbookReport, 'overlay'>) {
  const classes = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { error, failedAt, problems = [] } = overlay;
  const total = overlay.totalProblems ?? problems.length;
  return (
    <>
      {error && (
        <div className={classes.root}>
          <Notice
            tone="bad"
            title={
              failedAt
                ? t('handbook.head.failed', {
                    time: format.relative(failedAt),
                    error,
                  })
                : t('handbook.head.failedUntimed', { error })
            }
          >
            {t('handbook.head.lastGood')}
          </Notice>
        </div>
      )}
      {problems.length > 0 && (
        <div className={classes.root}>
          <Notice
            tone="notice"
            title={t('handbook.problems.title', { count: total })}
            action={
              <Button
                size="small"
                aria-expanded={open}
                aria-controls={open ? id : undefined}
                style={{ textTransform: 'none' }}
                onClick={() => setOpen(!open)}
              >
                {t(open ? 'handbook.problems.hide' : 'handbook.problems.show')}
              </Button>
            }
          >
            {open && (
              <>
                <ul
                  id={id}
                  className={classes.files}
                  aria-label={t('handbook.problems.list')}
                >
                  {problems.map(problem => (
                    <FileProblem key={problem.file} problem={problem} />
                  ))}
                </ul>
                {total > problems.length && (
                  <p>
                    {t('handbook.problems.cut', {
                      number: format.number(problems.length),
                    })}
                  </p>
                )}
              </>
            )}
          </Notice>
        </div>
      )}
    </>
  );
}
