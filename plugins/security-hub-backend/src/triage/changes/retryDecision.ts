import { Knex } from 'knex';
import { WriteBackSettings } from '../../config/settings';
import { appendDecisionEvents } from '../../database/operations/triage/appendDecisionEvents';
import {
  lockOutboxRows,
  updateOutboxRows,
} from '../../database/operations/triage/updateOutboxRows';
import { reduceWriteBack } from '../state/outbox';
import { policyOf } from '../writeBack/policy';
import { toChange, toWriteBack } from '../writeBack/rowMapping';
import { firstRoute } from './enqueue';

/** Puts failed write-backs of a decision into the queue again, with a fresh number of tries. */
export async function retryDecision(
  transaction: Knex.Transaction,
  decisionId: string,
  options: { at: string; by: string; writeBack: WriteBackSettings },
): Promise<void> {
  const { at, by, writeBack } = options;
  const rows = await lockOutboxRows(transaction, { decisionId });
  const policy = policyOf(writeBack, {});
  const changes = [];
  for (const row of rows) {
    const before = toWriteBack(row);
    const after = reduceWriteBack(
      before,
      { type: 'retried', at, route: firstRoute(writeBack) },
      policy,
    );
    if (
      after !== before &&
      !(before.state === 'off' && writeBack.mode === 'off')
    ) {
      changes.push({ id: row.id, change: toChange(after) });
    }
  }
  if (changes.length === 0) {
    return;
  }
  await updateOutboxRows(transaction, changes, at);
  await appendDecisionEvents(transaction, [
    {
      decisionId,
      at,
      event: 'retried',
      by,
      detail: { records: changes.length },
    },
  ]);
}
