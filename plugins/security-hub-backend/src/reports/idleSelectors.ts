import { SelectorCounts } from '../database/operations/reports';
import { KnownScope } from '../findings/lookups';
import { IdleState } from './ReportService';

/** A selector that gives nothing, or a part of an annotation that cannot be read. */
export type IdleSelector = {
  entityRef: string;
  /** The related entity that it comes from, which the reader may not know */
  relatedRef?: string;
  source: string;
  text: string;
  state: IdleState;
  message?: string;
};

const order: Record<IdleState, number> = {
  'not-claimable': 0,
  malformed: 1,
  'matches-nothing': 2,
};

/** What owners and the platform team should mend: refused claims first, then mistakes, then what matches nothing. Pure. */
export function idleSelectors(
  scopes: readonly KnownScope[],
  counts: SelectorCounts,
): IdleSelector[] {
  const idle = scopes.flatMap(({ entityRef, selectors }) =>
    selectors.flatMap(({ hash, relatedRef, source, text, state, message }) => {
      const matched = counts.get(entityRef)?.get(hash) ?? 0;
      const shown = state === 'ok' && matched === 0 ? 'matches-nothing' : state;
      return isIdle(shown)
        ? [{ entityRef, relatedRef, source, text, state: shown, message }]
        : [];
    }),
  );
  return idle.sort(
    (a, b) =>
      order[a.state] - order[b.state] || (a.entityRef < b.entityRef ? -1 : 1),
  );
}

function isIdle(state: string): state is IdleState {
  return state in order;
}
