import { HubError, HubErrorKind } from '../../aws';
import { storeMessage } from '../../database/faults';
import { SyncState } from '../../database/operations/sync';
import { fallBack, isRefusal } from './members/fallBack';
import { PullContext } from './PullContext';
import { PullTarget } from './pullTargets';

const states: Record<HubErrorKind, SyncState['state']> = {
  denied: 'denied',
  'hub-not-enabled': 'hub-not-enabled',
  'not-connected': 'not-connected',
  throttled: 'throttled',
  credentials: 'error',
  'invalid-request': 'error',
  'expired-token': 'error',
  unavailable: 'error',
  timeout: 'error',
};

/**
 * Shows a failure in the state. What was read before stays, and so does its *as of*. A member that refuses us is read through its
 * administrator from now on, where the source's strategy is so.
 */
export async function recordFailure(
  context: PullContext,
  target: PullTarget,
  task: string,
  error: unknown,
): Promise<void> {
  const { clock, logger, metrics } = context;
  const known = error instanceof HubError ? error : undefined;
  // What the database says comes with its statement, which holds text of findings
  const cause = known ? String(known.cause ?? '') : storeMessage(error);
  logger.warn(
    `${task} of account ${target.account} in ${target.region} failed: ${
      known?.message ?? 'the records could not be stored'
    }`,
    { source: target.source, kind: known?.kind ?? 'store', cause },
  );
  const { account, region } = target;
  metrics?.readFailed({ account, region }, known?.kind ?? 'store');
  if (known && isRefusal(known) && (await fallBack(context, target, known))) {
    return;
  }
  await context.states.update(target, {
    state: known ? states[known.kind] : 'error',
    lastError: {
      kind: known?.kind ?? 'store',
      message:
        known?.message ??
        'The findings were read, but the portal could not store them',
      at: new Date(clock.now()).toISOString(),
    },
  });
}
