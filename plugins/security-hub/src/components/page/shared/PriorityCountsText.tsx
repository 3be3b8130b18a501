import { makeStyles, Theme } from '@material-ui/core/styles';
import { PriorityCounts } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../../format/useFormat';
import { useTranslation } from '../../../translations/useTranslation';
import { PriorityLabel } from '../../shared/PriorityLabel';

const useStyles = makeStyles<Theme>(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 1.5),
    margin: 0,
    padding: 0,
    listStyle: 'none',
    '& li': {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      whiteSpace: 'nowrap',
    },
  },
}));

/** Findings by what their priority asks for, in words; what there is none of is left out. */
export function PriorityCountsText(props: { counts: PriorityCounts }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { critical, high, medium, low } = props.counts;
  const numbers = [
    ['critical', critical],
    ['high', high],
    ['medium', medium + low],
  ] as const;
  return (
    <ul className={classes.root} aria-label={t('list.priority')}>
      {numbers
        .filter(([, number]) => number > 0)
        .map(([priority, number]) => (
          <li key={priority}>
            <PriorityLabel priority={priority} /> {format.number(number)}
          </li>
        ))}
    </ul>
  );
}
