import { Knex } from 'knex';
import { followSignals } from '../../database/operations/priority';
import { loadAcceptedTimes } from '../../database/operations/triage/loadAcceptedTimes';
import { moveDueDates } from '../../database/operations/triage/moveDueDates';
import {
  FindingDecision,
  setFindingDecision,
} from '../../database/operations/triage/setFindingDecision';
import { pausedDueDate } from '../../priority';

/**
 * Puts decisions (or their absence) on findings, with what follows: a due date stands still while the risk is accepted, and a threat that is
 * accepted makes nothing more urgent. The decisions themselves are stored or ended already.
 */
export async function showDecisions(
  transaction: Knex.Transaction,
  changes: FindingDecision[],
): Promise<void> {
  await setFindingDecision(transaction, changes);
  const keys = changes.map(({ issueKey }) => issueKey);
  const accepted = await loadAcceptedTimes(transaction, keys);
  await moveDueDates(transaction, keys, row =>
    pausedDueDate(
      row.due_unpaused_at ?? undefined,
      row.first_seen_at,
      accepted.get(row.key) ?? [],
    ),
  );
  await followSignals(transaction, keys);
}
