import { createContext, ReactElement, useContext } from 'react';

/** What differs where a page of the handbook is read as such, and no finding's values stand in it. */
export type Reading = {
  /** A link to another page of the handbook */
  pageLink: (pageId: string) => ReactElement;
};

/** Undefined: the page is about a finding. */
export const ReadingContext = createContext<Reading | undefined>(undefined);

/** See `Reading`; undefined where the page is about a finding. */
export function useReading(): Reading | undefined {
  return useContext(ReadingContext);
}
