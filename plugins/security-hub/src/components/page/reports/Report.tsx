import { UseQueryResult } from '@tanstack/react-query';
import { ReactNode } from 'react';
import { useTranslation } from '../../../translations/useTranslation';
import { EmptyState } from '../../states/EmptyState';
import { Loaded } from '../shared/Loaded';

/** A report, or why the reader does not get it. */
export function Report<T>(props: {
  query: UseQueryResult<T>;
  /** Filters; not shown to who does not get the report */
  head?: ReactNode;
  children: (data: T) => ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Loaded
      query={props.query}
      head={props.head}
      refused={{
        403: (
          <EmptyState
            title={t('page.reports.forbidden.title')}
            text={t('page.reports.forbidden.text')}
          />
        ),
      }}
    >
      {props.children}
    </Loaded>
  );
}
