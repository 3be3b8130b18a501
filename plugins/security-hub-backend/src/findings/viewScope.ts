import { EntityView } from '../access/EntityAccess';
import { KnownScope, ScopeLookup } from './lookups';

/** A selector in such a state matches nothing until somebody has given his word for it. */
const unclaimed: ReadonlySet<string> = new Set([
  'not-claimable',
  'pending',
  'rejected',
]);

/** What ownership knows of the entities of a view, taken together. */
export type ViewScope = {
  /** Whether any of them names AWS resources */
  configured: boolean;
  /** Account ids */
  accounts: string[];
  selectors: number;
  problems: number;
};

/** Sums up the scopes of the entities whose findings a view shows. */
export function viewScope(
  view: Pick<EntityView, 'entityRefs'>,
  scopes: Pick<ScopeLookup, 'scopeOf'>,
): ViewScope {
  const accounts = new Set<string>();
  const sum = { configured: false, selectors: 0, problems: 0 };
  for (const ref of view.entityRefs) {
    const known = scopes.scopeOf(ref);
    for (const { id } of known.accounts) {
      accounts.add(id);
    }
    sum.configured ||= known.configured;
    sum.selectors += known.selectors.length;
    sum.problems += problemsOf(known);
  }
  return { ...sum, accounts: [...accounts].sort() };
}

function problemsOf({ problems, selectors }: KnownScope): number {
  return (
    problems.length +
    selectors.filter(({ state }) => unclaimed.has(state)).length
  );
}
