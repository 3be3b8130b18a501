import { useLocation, useSearchParams } from 'react-router-dom';
import {
  changePageState,
  PageState,
  parsePageState,
  writePageState,
} from './pageState';

/** A change of the page's state that rests on the state before. */
export type PageChange = (before: PageState) => Partial<PageState>;

/** Gives the address of the page after a change, for links that can be opened elsewhere as well. */
export function usePageSearch(): (change: PageChange) => string {
  const { pathname } = useLocation();
  const [parameters] = useSearchParams();
  return change => {
    const before = parsePageState(parameters);
    const after = changePageState(before, change(before));
    return `${pathname}?${writePageState(parameters, after)}`;
  };
}
