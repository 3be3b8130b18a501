import { makeStyles } from '@material-ui/core/styles';
import { useFormat } from '../../format/useFormat';
import { useTranslation } from '../../translations/useTranslation';
import { VisuallyHidden } from '../shared/VisuallyHidden';

const useStyles = makeStyles({
  root: {
    fontSize: '1.25rem',
    fontWeight: 700,
    lineHeight: 1.4,
    fontVariantNumeric: 'tabular-nums',
  },
});

/** The number of a counter. A zero says nothing where not everything could be read, and is shown as unknown then. */
export function CounterNumber(props: { value: number; incomplete: boolean }) {
  const classes = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <span className={classes.root}>
      {props.incomplete && props.value === 0 ? (
        <>
          <span aria-hidden>?</span>
          <VisuallyHidden>{t('counters.unknownValue')}</VisuallyHidden>
        </>
      ) : (
        format.number(props.value)
      )}
    </span>
  );
}
