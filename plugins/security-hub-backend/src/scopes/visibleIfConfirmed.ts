import { Caller, isOwner } from '../access/caller';
import { AccountLedger } from '../accounts';
import { asWritten, confirmingGroups, ResolvedSelector } from '../ownership';

/**
 * A claim that waits for a confirmation, as it would be with it, for those who could give it: to others it would show what they may not
 * see yet. Others are left as they are.
 */
export function visibleIfConfirmed(
  resolved: ResolvedSelector,
  caller: Caller,
  ledger: AccountLedger,
): ResolvedSelector {
  const { state, claim, selector } = resolved;
  if (state !== 'pending' || !claim) {
    return resolved;
  }
  const groups = confirmingGroups(claim, ledger);
  return caller.platform || groups?.every(group => isOwner(caller, [group]))
    ? asWritten(selector)
    : resolved;
}
