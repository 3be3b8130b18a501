import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { Freshness } from 'backstage-plugin-security-hub-common';
import { useEffect, useMemo } from 'react';
import { useLocation } from 'react-router-dom';
import { useFormat } from '../../format/useFormat';
import { handbookLimit, useEntityHandbook } from '../../queries/entityQueries';
import { useTranslation } from '../../translations/useTranslation';
import { ExpandedContext } from '../shared/expanded';
import { Notice } from '../shared/Notice';
import { LoadingFailed } from '../states/LoadingFailed';
import { SummaryFailed } from '../states/SummaryFailed';
import { FirstTold } from './firstTold';
import { HandbookContents } from './HandbookContents';
import { HandbookEmpty } from './HandbookEmpty';
import { HandbookGroup } from './HandbookGroup';

/** The browser goes to the place after `#` before it is there: goes to it again when everything is. */
function useAnchor(complete: boolean) {
  const { hash } = useLocation();
  useEffect(() => {
    if (complete && hash !== '') {
      document.getElementById(hash.slice(1))?.scrollIntoView();
    }
  }, [complete, hash]);
}

/** Contents and groups as far as they have come, or why there are none. */
export function HandbookBody(props: {
  query: ReturnType<typeof useEntityHandbook>;
  /** The entity whose page this is */
  entityRef: string;
  /** Absent: not known yet */
  freshness: Freshness | undefined;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { query } = props;
  useAnchor(query.isSuccess && !query.hasNextPage);
  const pages = query.data?.pages;
  // What moves up in the order while pages come, comes twice.
  const items = useMemo(
    () => [
      ...new Map(
        (pages ?? [])
          .flatMap(page => page.items)
          .map(item => [item.group.key, item]),
      ).values(),
    ],
    [pages],
  );
  const told = useMemo(() => FirstTold.create(items), [items]);
  if (query.isPending) {
    return <LinearProgress aria-label={t('entityHandbook.loading')} />;
  }
  if (!query.data) {
    return (
      <SummaryFailed error={query.error} onRetry={() => query.refetch()} />
    );
  }
  const total = query.data.pages.at(-1)?.totalItems ?? 0;
  const wanted = Math.min(total, handbookLimit);
  const numbers = {
    shown: format.number(items.length),
    total: format.number(wanted),
  };
  return (
    <>
      {query.isError && (
        <LoadingFailed
          error={query.error}
          onRetry={() =>
            query.isFetchNextPageError ? query.fetchNextPage() : query.refetch()
          }
        />
      )}
      {query.hasNextPage && (
        <div role="status">
          <Typography variant="body2">
            {t('entityHandbook.loaded', numbers)}
          </Typography>
          <LinearProgress
            variant="determinate"
            value={(100 * items.length) / wanted}
            aria-label={t('entityHandbook.loading')}
          />
        </div>
      )}
      {total > handbookLimit && (
        <Notice tone="notice">
          {t('entityHandbook.limit', {
            shown: format.number(handbookLimit),
            total: format.number(total),
          })}
        </Notice>
      )}
      {items.length === 0 ? (
        <HandbookEmpty
          freshness={props.freshness}
          asOf={query.data.pages.at(0)?.asOf}
        />
      ) : (
        <>
          <Typography variant="body2">{t('entityHandbook.intro')}</Typography>
          <Typography variant="body2">
            {t('entityHandbook.placeholders')}
          </Typography>
          <HandbookContents groups={items.map(({ group }) => group)} />
          <ExpandedContext.Provider value>
            {items.map((item, index) => (
              <HandbookGroup
                key={item.group.key}
                item={item}
                number={index + 1}
                entityRef={props.entityRef}
                told={told}
              />
            ))}
          </ExpandedContext.Provider>
        </>
      )}
    </>
  );
}
