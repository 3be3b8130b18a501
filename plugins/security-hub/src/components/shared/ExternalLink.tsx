import MaterialLink from '@material-ui/core/Link';
import { ReactNode } from 'react';
import { useTranslation } from '../../translations/useTranslation';
import { safeUrl } from './safeUrl';
import { VisuallyHidden } from './VisuallyHidden';

/** A link that shows where it leads. What is no https URL is shown as text. */
export function ExternalLink(props: { url?: string; children: ReactNode }) {
  const { t } = useTranslation();
  const url = safeUrl(props.url);
  if (!url) {
    return <span>{props.children}</span>;
  }
  return (
    <MaterialLink
      href={url.href}
      target="_blank"
      rel="noopener noreferrer"
      underline="always"
    >
      {props.children}{' '}
      <span data-link-host="">{t('common.linkHost', { host: url.host })}</span>
      <VisuallyHidden> {t('common.opensNewWindow')}</VisuallyHidden>
    </MaterialLink>
  );
}
