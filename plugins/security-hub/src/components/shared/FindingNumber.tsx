import { useFormat } from '../../format/useFormat';
import { useTranslation } from '../../translations/useTranslation';
import { VisuallyHidden } from './VisuallyHidden';

/** A number of findings. What is not shown to the reader, or is not known, is never a zero. */
export function FindingNumber(props: {
  /** Absent: not for the reader */
  value: number | undefined;
  /** Not everything could be read, so a zero means nothing */
  incomplete?: boolean;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  if (props.value === undefined) {
    return (
      <span title={t('page.notShownHint')}>
        <span aria-hidden>–</span>
        <VisuallyHidden>{t('page.notShown')}</VisuallyHidden>
      </span>
    );
  }
  if (props.incomplete && props.value === 0) {
    return (
      <span title={t('counters.unknownHint')}>
        <span aria-hidden>?</span>
        <VisuallyHidden>{t('counters.unknownValue')}</VisuallyHidden>
      </span>
    );
  }
  return <>{format.number(props.value)}</>;
}
