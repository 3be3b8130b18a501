import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  changePageState,
  PageState,
  parsePageState,
  writePageState,
} from './pageState';

/** Changes part of the page's state, with a new entry in the browser's history. */
export type ChangePage = (changes: Partial<PageState>) => void;

/** The state of the page *Security Hub*, as the URL has it. */
export function usePageState(): [PageState, ChangePage] {
  const [parameters, setParameters] = useSearchParams();
  const state = useMemo(() => parsePageState(parameters), [parameters]);
  const change = useCallback<ChangePage>(
    changes =>
      setParameters(current => {
        const before = parsePageState(current);
        const next = changePageState(before, changes);
        // The form of a scope belongs to its tab alone
        return writePageState(
          next.tab === before.tab ? current : new URLSearchParams(),
          next,
        );
      }),
    [setParameters],
  );
  return [state, change];
}
