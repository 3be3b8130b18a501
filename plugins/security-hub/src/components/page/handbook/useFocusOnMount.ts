import { RefObject, useEffect, useRef } from 'react';

/** Moves the focus to an element as soon as it is there, because what the reader pressed is gone. */
export function useFocusOnMount<T extends HTMLElement>(): RefObject<T> {
  const element = useRef<T>(null);
  useEffect(() => element.current?.focus(), []);
  return element;
}
