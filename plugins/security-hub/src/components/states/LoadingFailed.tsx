import Button from '@material-ui/core/Button';
import { useTranslation } from '../../translations/useTranslation';
import { Notice } from '../shared/Notice';
import { errorMessage } from './errorMessage';

/** Something could not be loaded; it can be tried again. */
export function LoadingFailed(props: {
  error: unknown;
  onRetry: () => unknown;
}) {
  const { t } = useTranslation();
  return (
    <Notice
      tone="bad"
      urgent
      title={t('empty.failed.title')}
      action={
        <Button size="small" onClick={() => void props.onRetry()}>
          {t('common.retry')}
        </Button>
      }
    >
      {t('empty.failed.text', { message: errorMessage(props.error) })}
    </Notice>
  );
}
