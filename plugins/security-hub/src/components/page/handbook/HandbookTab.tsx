import { useEffect, useRef } from 'react';
import { PageTabProps } from '../PageTabProps';
import { HandbookList } from './HandbookList';
import { HandbookPageView } from './HandbookPageView';

/** The handbook: its state and its pages, or one of them. */
export function HandbookTab({ state, change }: PageTabProps) {
  const { pageId } = state.handbook;
  const lastOpen = useRef<string>();
  useEffect(() => {
    lastOpen.current = pageId ?? lastOpen.current;
  }, [pageId]);
  return pageId === undefined ? (
    <HandbookList state={state} change={change} cameFrom={lastOpen.current} />
  ) : (
    <HandbookPageView
      key={pageId}
      pageId={pageId}
      state={state}
      change={change}
    />
  );
}
