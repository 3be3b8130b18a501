import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { parseViewState, ViewState, writeViewState } from './viewState';

/** Changes part of the view. `replace` makes no new entry in the browser's history. */
export type ChangeView = (
  change: Partial<ViewState> | ((state: ViewState) => Partial<ViewState>),
  options?: { replace?: boolean },
) => void;

const filterless: ReadonlyArray<keyof ViewState> = [
  'page',
  'open',
  'members',
  'handbook',
  'finding',
  'tab',
];

/**
 * The view as the URL has it. A change of filters, grouping or order goes back to the first page and closes the groups, because other rows
 * stand there then.
 */
export function useViewState(): [ViewState, ChangeView] {
  const [parameters, setParameters] = useSearchParams();
  const state = useMemo(() => parseViewState(parameters), [parameters]);
  const change = useCallback<ChangeView>(
    (update, options) => {
      setParameters(
        current => {
          const before = parseViewState(current);
          const changes =
            typeof update === 'function' ? update(before) : update;
          const otherRows = Object.keys(changes).some(
            name => !filterless.includes(name as keyof ViewState),
          );
          return writeViewState(current, {
            ...before,
            ...(otherRows ? { page: 0, open: [] } : {}),
            ...changes,
          });
        },
        { replace: options?.replace ?? false },
      );
    },
    [setParameters],
  );
  return [state, change];
}
