import { Freshness, isIncomplete } from 'backstage-plugin-security-hub-common';
import { useFormat } from '../../format/useFormat';
import { useTranslation } from '../../translations/useTranslation';
import { EmptyState } from '../states/EmptyState';

/** Nothing is open or acknowledged: good news only where everything could be read. */
export function HandbookEmpty(props: {
  /** Absent: not known, or not yet */
  freshness: Freshness | undefined;
  /** When the oldest account was last read; absent: one never was */
  asOf?: string;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { freshness, asOf } = props;
  const text = () => {
    if (freshness && isIncomplete(freshness)) {
      return t('empty.nothingFound.incomplete');
    }
    const time = asOf && format.dateTime(asOf);
    if (!time || !freshness) {
      return t('empty.nothingFound.textUnknown');
    }
    return freshness.state === 'ok'
      ? t('empty.nothingFound.text', { time })
      : t('empty.nothingFound.stale', { time });
  };
  return <EmptyState title={t('entityHandbook.empty')} text={text()} />;
}
