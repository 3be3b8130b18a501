import Button from '@material-ui/core/Button';
import { useState } from 'react';
import { useFormat } from '../../../format/useFormat';
import { useTranslation } from '../../../translations/useTranslation';
import { Notice } from '../../shared/Notice';
import { usePageStyles } from '../shared/usePageStyles';

const first = 3;

/** What is left out of the ledger, or said in two ways: a few at once, all of them on demand. */
export function LedgerProblems(props: {
  problems: readonly string[];
  /** May be more than are listed */
  total: number;
}) {
  const classes = usePageStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const { problems, total } = props;
  if (problems.length === 0) {
    return null;
  }
  const shown = all ? problems : problems.slice(0, first);
  return (
    <Notice tone="notice" title={t('page.accounts.problems', { count: total })}>
      <ul className={classes.list}>
        {shown.map(problem => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      {all && total > problems.length && (
        <p>
          {t('page.accounts.problemsCut', {
            number: format.number(problems.length),
          })}
        </p>
      )}
      {problems.length > first && (
        <Button
          size="small"
          aria-expanded={all}
          style={{ textTransform: 'none' }}
          onClick={() => setAll(!all)}
        >
          {all
            ? t('page.fewerShown')
            : t('page.allShown', { number: format.number(problems.length) })}
        </Button>
      )}
    </Notice>
  );
}
