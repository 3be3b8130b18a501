import { useFormat } from '../../../format/useFormat';
import { useHandbookPage } from '../../../queries/handbookQueries';
import { useTranslation } from '../../../translations/useTranslation';
import { EmptyState } from '../../states/EmptyState';
import { PageTabProps } from '../PageTabProps';
import { Loaded } from '../shared/Loaded';
import { BackLink } from './BackLink';
import { closePage } from './handbookChanges';
import { HandbookLink } from './HandbookLink';
import { PageSheet } from './PageSheet';
import { useFocusOnMount } from './useFocusOnMount';

/** Says that there is no such page, and where to look for it. */
function UnknownPage(props: { pageId: string }) {
  const { t } = useTranslation();
  const root = useFocusOnMount<HTMLDivElement>();
  return (
    <div ref={root} tabIndex={-1} style={{ outline: 'none' }}>
      <EmptyState
        title={t('handbook.page.unknown.title')}
        text={t('handbook.page.unknown.text', { page: props.pageId })}
      >
        <HandbookLink change={closePage}>
          {t('handbook.page.unknown.list')}
        </HandbookLink>
      </EmptyState>
    </div>
  );
}

/** One page of the handbook, with the way back to the list. */
export function HandbookPageView(props: PageTabProps & { pageId: string }) {
  const { language } = useFormat();
  const { pageId, state, change } = props;
  const query = useHandbookPage(pageId, language);
  return (
    <Loaded
      query={query}
      head={query.isSuccess ? undefined : <BackLink />}
      refused={{ 404: <UnknownPage pageId={pageId} /> }}
    >
      {page => <PageSheet page={page} state={state} change={change} />}
    </Loaded>
  );
}
