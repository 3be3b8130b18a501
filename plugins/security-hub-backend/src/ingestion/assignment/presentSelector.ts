import { AccountLedger, presentAccounts } from '../../accounts';
import { KnownScope } from '../../findings/lookups';
import { ResolvedSelector } from '../../ownership';

/** A selector in the form of the API, without its counts. */
export function presentSelector(
  { selector, state, message, accounts, arns }: ResolvedSelector,
  ledger: AccountLedger,
): KnownScope['selectors'][number] {
  return {
    hash: selector.hash,
    relatedRef: selector.origin === 'relation' ? selector.source : undefined,
    source: selector.source,
    text: selector.text,
    state,
    message,
    accounts: presentAccounts(accounts, ledger),
    regions: selector.regions,
    environments: selector.environments,
    tags: selector.tags.map(({ key, value, like }) => ({
      key,
      value,
      ...(like ? { pattern: true } : {}),
    })),
    arns,
  };
}
