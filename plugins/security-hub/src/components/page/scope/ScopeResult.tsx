import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { UseQueryResult } from '@tanstack/react-query';
import { ScopePreview } from 'backstage-plugin-security-hub-common';
import { useTranslation } from '../../../translations/useTranslation';
import { Notice } from '../../shared/Notice';
import { EmptyState } from '../../states/EmptyState';
import { useListStyles } from '../../list/useListStyles';
import { PreviewFailed } from './PreviewFailed';
import { ScopeForm } from './scopeForm';
import { ScopePreviewView } from './ScopePreviewView';

/** What came of a trial: nothing yet, at work, refused, or what the scope would match. */
export function ScopeResult(props: {
  query: UseQueryResult<ScopePreview>;
  tried: ScopeForm | undefined;
  /** The form has been changed since */
  changed: boolean;
  onRetry: () => void;
}) {
  const lists = useListStyles();
  const { t } = useTranslation();
  const { query, tried, changed } = props;
  const content = () => {
    if (!tried) {
      return (
        <EmptyState
          title={t('page.scope.before.title')}
          text={t('page.scope.before.text')}
        />
      );
    }
    if (query.isFetching) {
      return (
        <>
          <Typography variant="body2" role="status">
            {t('page.scope.trying')}
          </Typography>
          <LinearProgress aria-label={t('page.scope.trying')} />
        </>
      );
    }
    if (query.isError) {
      return <PreviewFailed error={query.error} onRetry={props.onRetry} />;
    }
    return (
      query.data && (
        <div className={changed ? lists.updating : undefined}>
          <ScopePreviewView preview={query.data} form={tried} />
        </div>
      )
    );
  };
  return (
    <section aria-label={t('page.scope.result')}>
      {changed && !query.isFetching && (
        <Notice tone="plain">{t('page.scope.changed')}</Notice>
      )}
      {content()}
    </section>
  );
}
