import { Knex } from 'knex';
import { chunks } from '../../chunks';
import { DecisionEventRow } from './rows';

/** What happened to a decision. */
export type DecisionEvent = {
  decisionId: string;
  /** ISO 8601 */
  at: string;
  event: 'made' | 'ended' | 'retried' | 'written' | 'verified' | 'failed';
  /** Entity ref of a human; absent for the system */
  by?: string;
  issueKey?: string;
  detail?: Record<string, unknown>;
};

/** Appends to the audit trail of decisions. Nothing changes or removes a row of it. */
export async function appendDecisionEvents(
  transaction: Knex.Transaction,
  events: DecisionEvent[],
): Promise<void> {
  for (const part of chunks(events, 100)) {
    await transaction<DecisionEventRow>('decision_events').insert(
      part.map(event => ({
        decision_id: event.decisionId,
        at: event.at,
        event: event.event,
        by: event.by ?? null,
        issue_key: event.issueKey ?? null,
        detail: event.detail ? JSON.stringify(event.detail) : null,
      })),
    );
  }
}
