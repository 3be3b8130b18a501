import { useTranslation } from '../../translations/useTranslation';
import { EmptyState } from './EmptyState';
import { errorStatus } from './errorMessage';
import { LoadingFailed } from './LoadingFailed';

/** The entity cannot be shown: not found and not readable look the same, because the backend reveals neither. */
export function SummaryFailed(props: {
  error: unknown;
  onRetry: () => unknown;
}) {
  const { t } = useTranslation();
  switch (errorStatus(props.error)) {
    case 404:
      return (
        <EmptyState
          title={t('empty.notFound.title')}
          text={t('empty.notFound.text')}
        />
      );
    case 403:
      return (
        <EmptyState
          title={t('empty.noPermission.title')}
          text={t('empty.noPermission.text')}
        />
      );
    default:
      return <LoadingFailed error={props.error} onRetry={props.onRetry} />;
  }
}
