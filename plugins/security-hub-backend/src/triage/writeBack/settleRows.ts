import { Knex } from 'knex';
import { transact } from '../../database/contention';
import { FindingEventRow } from '../../database/rows';
import { appendEvents } from '../../database/operations/findings/saveIssues';
import {
  appendDecisionEvents,
  DecisionEvent,
} from '../../database/operations/triage/appendDecisionEvents';
import { OutboxRow } from '../../database/operations/triage/rows';
import {
  lockOutboxRows,
  updateOutboxRows,
} from '../../database/operations/triage/updateOutboxRows';
import {
  reduceWriteBack,
  WriteBack,
  WriteBackEvent,
  WriteBackPolicy,
} from '../state/outbox';
import { toChange, toWriteBack } from './rowMapping';

/** What became of a row. */
export type RowOutcome = { id: number; event: WriteBackEvent };

type Told = 'written' | 'verified' | 'failed';

/**
 * Stores what became of rows that a lease holds, with the history of their findings and decisions, in one transaction.
 * A row that was lost to another worker is left to it.
 */
export async function settleRows(
  database: Knex,
  options: {
    lease: string;
    outcomes: RowOutcome[];
    policy: WriteBackPolicy;
    at: string;
  },
): Promise<void> {
  const { lease, outcomes, policy, at } = options;
  if (outcomes.length === 0) {
    return;
  }
  const events = new Map(outcomes.map(({ id, event }) => [id, event]));
  await transact(database, async transaction => {
    const rows = await lockOutboxRows(transaction, {
      ids: [...events.keys()],
      lease,
    });
    const changed = rows.flatMap(row => {
      const event = events.get(row.id);
      const before = toWriteBack(row);
      const after = event ? reduceWriteBack(before, event, policy) : before;
      return [{ row, event, before, after }];
    });
    await updateOutboxRows(
      transaction,
      changed.map(({ row, after }) => ({
        id: row.id,
        change: toChange(after),
      })),
      at,
    );
    await tell(transaction, changed, at);
  });
}

type Changed = {
  row: OutboxRow;
  event: WriteBackEvent | undefined;
  before: WriteBack;
  after: WriteBack;
};

/** One line a finding and outcome, however many records it has. */
async function tell(
  transaction: Knex.Transaction,
  changed: Changed[],
  at: string,
): Promise<void> {
  const lines = new Map<
    string,
    { told: Told; first: Changed; records: number }
  >();
  for (const item of changed) {
    const told = toldOf(item);
    if (told) {
      const { row, after } = item;
      const key = [row.decision_id, row.issue_key, told, after.code].join(' ');
      const line = lines.get(key) ?? { told, first: item, records: 0 };
      line.records += 1;
      lines.set(key, line);
    }
  }
  const decisionEvents: DecisionEvent[] = [];
  const findingEvents: FindingEventRow[] = [];
  for (const { told, first, records } of lines.values()) {
    const { row, after } = first;
    const { workflow, code, message } = after;
    decisionEvents.push({
      decisionId: row.decision_id,
      at,
      event: told,
      issueKey: row.issue_key,
      detail: { records, workflow, code, message },
    });
    findingEvents.push({
      issue_key: row.issue_key,
      at,
      event: `write-back-${told}`,
      to: told === 'failed' ? undefined : workflow,
      decision_id: row.decision_id,
      detail: message,
    });
  }
  await appendDecisionEvents(transaction, decisionEvents);
  await appendEvents(transaction, findingEvents);
}

function toldOf({ event, before, after }: Changed): Told | undefined {
  if (event?.type === 'written') {
    return 'written';
  }
  if (before.state === after.state) {
    return undefined;
  }
  return after.state === 'verified' || after.state === 'failed'
    ? after.state
    : undefined;
}
