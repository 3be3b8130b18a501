import { AccountLedger } from '../../accounts';
import { ResolvedSelector } from './types';

/** Leaves a selector that asks for environments only the accounts that the ledger knows to be in one of them. */
export function withEnvironments(
  resolved: ResolvedSelector,
  ledger: AccountLedger,
): ResolvedSelector {
  const { selector, state, accounts } = resolved;
  const asked: readonly string[] = selector.environments;
  if (state !== 'ok' || !asked.length || !accounts.length) {
    return resolved;
  }
  const left = accounts.filter(id =>
    asked.includes(ledger.account(id)?.environment ?? 'unknown'),
  );
  const none = `None of its accounts is known to be ${asked.join(
    ' or ',
  )}. Ask the platform team to name their environment in the account ledger, or leave environments out.`;
  return {
    ...resolved,
    accounts: left,
    message: left.length ? resolved.message : none,
  };
}
