import { createContext, useContext } from 'react';

/** Whether what is below is to be read on paper, where nothing can be unfolded, chosen or scrolled. */
export const ExpandedContext = createContext(false);

/** See `ExpandedContext`. */
export function useExpanded(): boolean {
  return useContext(ExpandedContext);
}
