import { Knex } from 'knex';
import { longText } from '../../text';
import { PushStateRow } from './listPushStates';
import { PushProgress } from './PushState';

/** Adds what one replica has seen to the row of a source. */
export async function savePushProgress(
  knex: Knex,
  source: string,
  progress: PushProgress,
): Promise<void> {
  const { findings, others, poison } = progress;
  const state = {
    state: progress.state,
    state_at: progress.stateAt,
    error_message:
      progress.message === undefined ? null : longText(progress.message),
  };
  await knex.transaction(async transaction => {
    await transaction<PushStateRow>('push_state')
      .insert({ source, ...state })
      .onConflict('source')
      .merge(state);
    await transaction('push_state')
      .where({ source })
      .update({
        findings: transaction.raw('findings + ?', [findings]),
        others: transaction.raw('others + ?', [others]),
        poison: transaction.raw('poison + ?', [poison]),
        ...(progress.lastStoredAt === undefined
          ? {}
          : {
              last_stored_at: progress.lastStoredAt,
              lag_ms: progress.lagMilliseconds ?? null,
              longest_lag_ms: progress.longestLagMilliseconds ?? null,
            }),
      });
    const { lastEventAt } = progress;
    if (lastEventAt !== undefined) {
      // Another replica may have stored a newer one
      await transaction('push_state')
        .where({ source })
        .andWhere(query =>
          query
            .whereNull('last_event_at')
            .orWhere('last_event_at', '<', lastEventAt),
        )
        .update({ last_event_at: lastEventAt });
    }
  });
}
