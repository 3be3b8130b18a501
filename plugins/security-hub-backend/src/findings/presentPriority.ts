import { FindingDetails } from 'backstage-plugin-security-hub-common';
import { FindingRow } from '../database/rows';
import { explain, parseInputs, wordsOf } from '../priority';
import { PresentedDecision } from './presentationContext';

/** Why a finding has its priority, and when it is due. */
export function presentPriority(
  row: FindingRow,
  decision: Pick<PresentedDecision, 'kind'> | undefined,
): Pick<FindingDetails, 'priorityExplanation' | 'priorityInputs'> {
  const inputs = parseInputs(row.priority_inputs);
  return {
    priorityExplanation: explain({
      priority: row.priority,
      inputs,
      failing: Boolean(row.failing),
      sample: Boolean(row.sample),
      accepted:
        decision?.kind === 'accept-risk' || decision?.kind === 'false-positive',
      dueAt: row.due_at ?? undefined,
      unpausedDueAt: row.due_unpaused_at ?? undefined,
    }),
    priorityInputs: inputs.map(input => ({ ...input, words: wordsOf(input) })),
  };
}
