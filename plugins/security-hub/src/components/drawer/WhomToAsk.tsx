import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useTranslation } from '../../translations/useTranslation';
import { Notice } from '../shared/Notice';

/** Stands where a threat's evidence is not for the reader. */
export function WhomToAsk(props: { responders: string[] }) {
  const { t } = useTranslation();
  const { responders } = props;
  return (
    <Notice tone="plain" title={t('evidence.restricted')}>
      {responders.length > 0
        ? t('evidence.askResponders')
        : t('evidence.askPlatform')}{' '}
      {responders.map(ref => (
        <span key={ref}>
          <EntityRefLink entityRef={ref} defaultKind="group" />{' '}
        </span>
      ))}
    </Notice>
  );
}
