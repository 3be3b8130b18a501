import { Knex } from 'knex';
import { loadRecords } from '../../database/operations/findings/loadRecords';
import { addOutboxRows } from '../../database/operations/triage/addOutboxRows';
import { WriteBackSettings } from '../../config/settings';
import { WriteRoute } from '../state/outbox';

/** Which Security Hub a new row goes to first. */
export function firstRoute({ mode }: WriteBackSettings): WriteRoute {
  return mode === 'administrator' ? 'administrator' : 'member';
}

/** Puts all records of findings into the outbox, to show a decision or its end. What is written is settled when it is sent. */
export async function enqueue(
  transaction: Knex.Transaction,
  options: {
    decisionId: string;
    phase: 'active' | 'ended';
    issueKeys: string[];
    at: string;
    writeBack: WriteBackSettings;
  },
): Promise<void> {
  const { decisionId, phase, issueKeys, at, writeBack } = options;
  const records = await loadRecords(transaction, { issueKeys });
  await addOutboxRows(
    transaction,
    [...records.values()].map(({ record }) => ({
      decision_id: decisionId,
      issue_key: record.issueKey,
      record_key: record.recordKey,
      phase,
      state: writeBack.mode === 'off' ? 'off' : 'pending',
      route: firstRoute(writeBack),
    })),
    at,
  );
}
