import { GuidanceLink } from 'backstage-plugin-security-hub-common';
import { Fragment } from 'react';
import { useFormat } from '../../format/useFormat';
import { useTranslation } from '../../translations/useTranslation';
import { ExternalLink } from '../shared/ExternalLink';
import { Notice } from '../shared/Notice';
import { useReading } from './readingContext';

/** Says that AWS no longer checks a control, and what took its place. */
export function RetiredNotice(props: {
  /** `YYYY-MM-DD` */
  date: string | undefined;
  /** Ids of controls */
  replacedBy: readonly string[];
  source?: GuidanceLink;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const reading = useReading();
  const { date, replacedBy, source } = props;
  const controls = reading ? (
    <>
      {replacedBy.map((id, index) => (
        <Fragment key={id}>
          {index > 0 && ', '}
          {reading.pageLink(id)}
        </Fragment>
      ))}
    </>
  ) : (
    format.list(replacedBy)
  );
  return (
    <Notice
      tone="notice"
      title={t('fix.retired', {
        date: date === undefined ? t('common.unknown') : format.date(date),
      })}
    >
      {replacedBy.length > 0 && t('fix.replacedBy', { controls })}{' '}
      {source && <ExternalLink url={source.url}>{source.title}</ExternalLink>}
    </Notice>
  );
}
