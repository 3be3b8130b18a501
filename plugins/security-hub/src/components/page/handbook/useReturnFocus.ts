import { RefObject, useEffect, useRef } from 'react';

/**
 * Brings the focus back to the link of the page that was left, as soon as the list is there; to the list itself where the page is not on
 * it. Later changes of the list leave the focus alone.
 */
export function useReturnFocus(
  /** Undefined: no page was left */
  pageId: string | undefined,
  loaded: boolean,
): RefObject<HTMLDivElement> {
  const list = useRef<HTMLDivElement>(null);
  const left = useRef(pageId?.toLocaleLowerCase('en-US'));
  useEffect(() => {
    if (!loaded || left.current === undefined || !list.current) {
      return;
    }
    const links = list.current.querySelectorAll<HTMLElement>('[data-page-id]');
    const link = [...links].find(
      ({ dataset }) =>
        dataset.pageId?.toLocaleLowerCase('en-US') === left.current,
    );
    left.current = undefined;
    (link ?? list.current).focus();
  }, [loaded]);
  return list;
}
