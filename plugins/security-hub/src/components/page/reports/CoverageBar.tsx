import { makeStyles, Theme } from '@material-ui/core/styles';
import { CoverageCounts } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../../format/useFormat';
import { useTranslation } from '../../../translations/useTranslation';
import { coverageKinds } from './coverageNumbers';

const useStyles = makeStyles<Theme>(theme => ({
  bar: {
    display: 'flex',
    height: 14,
    gap: 2,
    borderRadius: theme.shape.borderRadius,
    overflow: 'hidden',
    margin: theme.spacing(1, 0),
  },
  part: { minWidth: 3 },
  words: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 3),
    margin: theme.spacing(0, 0, 2),
    padding: 0,
    listStyle: 'none',
  },
  word: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    fontSize: theme.typography.body2.fontSize,
  },
  sign: { width: 12, height: 12, borderRadius: 2, flex: 'none' },
  none: { '& strong': { fontWeight: 400 } },
  primary: { backgroundColor: theme.palette.success.main },
  rule: { backgroundColor: theme.palette.info.main },
  ledger: { backgroundColor: theme.palette.primary.main },
  conflict: { backgroundColor: theme.palette.warning.main },
  orphan: { backgroundColor: theme.palette.error.main },
}));

/** A bar of findings by how they have an owner; the same in words and numbers below, in the same order. */
export function CoverageBar({ counts }: { counts: CoverageCounts }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <div className={classes.bar} aria-hidden>
        {coverageKinds
          .filter(kind => counts[kind] > 0)
          .map(kind => (
            <div
              key={kind}
              className={`${classes.part} ${classes[kind]}`}
              style={{ flex: `${counts[kind]} 0 0` }}
            />
          ))}
      </div>
      <ul className={classes.words} aria-label={t('page.reports.coverage.bar')}>
        {coverageKinds.map(kind => (
          <li
            key={kind}
            className={`${classes.word} ${
              counts[kind] === 0 ? classes.none : ''
            }`}
          >
            <span className={`${classes.sign} ${classes[kind]}`} aria-hidden />
            <span>
              {t(`page.reports.coverage.kind.${kind}`)}{' '}
              <strong>{format.number(counts[kind])}</strong>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
