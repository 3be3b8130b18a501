import Button from '@material-ui/core/Button';
import LinearProgress from '@material-ui/core/LinearProgress';
import { UseQueryResult } from '@tanstack/react-query';
import { ReactNode } from 'react';
import { useTranslation } from '../../../translations/useTranslation';
import { useListStyles } from '../../list/useListStyles';
import { Notice } from '../../shared/Notice';
import { errorMessage, errorStatus } from '../../states/errorMessage';

/**
 * What a request brought: loading, refused, failed and loaded look different. The rows of the page before stay, dimmed, while others
 * come; when they cannot be refreshed that is said above them.
 */
export function Loaded<T>(props: {
  query: UseQueryResult<T>;
  /** Filters and the like: stays whatever comes, but for what is refused */
  head?: ReactNode;
  /** What is shown instead, by the status of the backend's answer, e.g. 403 */
  refused?: Record<number, ReactNode>;
  children: (data: T) => ReactNode;
}) {
  const classes = useListStyles();
  const { t } = useTranslation();
  const { query, head, refused, children } = props;
  const status = errorStatus(query.error);
  if (query.isPending) {
    return (
      <>
        {head}
        <LinearProgress aria-label={t('common.loading')} />
      </>
    );
  }
  const instead = status === undefined ? undefined : refused?.[status];
  if (instead) {
    return <>{instead}</>;
  }
  const failed = query.isError && (
    <Notice
      tone="bad"
      urgent
      title={query.data ? t('page.refreshFailed') : t('page.failed')}
      action={
        <Button size="small" onClick={() => void query.refetch()}>
          {t('common.retry')}
        </Button>
      }
    >
      {t('empty.failed.text', { message: errorMessage(query.error) })}
    </Notice>
  );
  return (
    <>
      {head}
      {failed}
      {query.data !== undefined && (
        <div
          className={query.isPlaceholderData ? classes.updating : undefined}
          aria-busy={query.isPlaceholderData}
        >
          {children(query.data)}
        </div>
      )}
    </>
  );
}
