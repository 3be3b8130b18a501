import Button from '@material-ui/core/Button';
import { useTranslation } from '../../../translations/useTranslation';
import { Notice } from '../../shared/Notice';
import { errorMessage, errorStatus } from '../../states/errorMessage';
import { LoadingFailed } from '../../states/LoadingFailed';

const reasons: Record<number, 'invalid' | 'refused' | 'notFound'> = {
  400: 'invalid',
  403: 'refused',
  404: 'notFound',
};

/** Why a scope could not be tried, in words. */
export function PreviewFailed(props: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const status = errorStatus(props.error) ?? 0;
  if (status === 429) {
    return (
      <Notice
        tone="notice"
        urgent
        title={t('page.scope.tooMany.title')}
        action={
          <Button size="small" onClick={props.onRetry}>
            {t('common.retry')}
          </Button>
        }
      >
        {t('page.scope.tooMany.text')}
      </Notice>
    );
  }
  const reason = reasons[status];
  return reason ? (
    <Notice tone="bad" urgent title={t(`page.scope.${reason}.title`)}>
      {t(`page.scope.${reason}.text`, { message: errorMessage(props.error) })}
    </Notice>
  ) : (
    <LoadingFailed error={props.error} onRetry={props.onRetry} />
  );
}
