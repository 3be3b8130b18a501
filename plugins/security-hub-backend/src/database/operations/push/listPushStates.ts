import { Knex } from 'knex';
import { PushState, PushStateName } from './PushState';

/** Row of `push_state`. PostgreSQL gives big numbers as text. */
export type PushStateRow = {
  source: string;
  state: PushStateName;
  state_at: string;
  error_message: string | null;
  last_event_at: string | null;
  last_stored_at: string | null;
  lag_ms: number | string | null;
  longest_lag_ms: number | string | null;
  findings: number | string;
  others: number | string;
  poison: number | string;
  waiting: number | string | null;
  in_flight: number | string | null;
  dead_letters: number | string | null;
  depth_read_at: string | null;
};

function numberOf(value: number | string | null): number | undefined {
  return value === null ? undefined : Number(value);
}

/** How the queues of events are doing, by source; sources without a queue are not among them. */
export async function listPushStates(knex: Knex): Promise<PushState[]> {
  const rows = await knex<PushStateRow>('push_state').orderBy('source');
  return rows.map(row => {
    const waiting = numberOf(row.waiting);
    return {
      source: row.source,
      state: row.state,
      stateAt: row.state_at,
      message: row.error_message ?? undefined,
      lastEventAt: row.last_event_at ?? undefined,
      lastStoredAt: row.last_stored_at ?? undefined,
      lagMilliseconds: numberOf(row.lag_ms),
      longestLagMilliseconds: numberOf(row.longest_lag_ms),
      counts: {
        findings: Number(row.findings),
        others: Number(row.others),
        poison: Number(row.poison),
      },
      depth:
        waiting !== undefined && row.depth_read_at !== null
          ? {
              waiting,
              inFlight: numberOf(row.in_flight) ?? 0,
              deadLetters: numberOf(row.dead_letters),
              readAt: row.depth_read_at,
            }
          : undefined,
    };
  });
}
