import { HubError, HubErrorKind } from '../../aws';
import { SyncState } from '../../database/operations/sync';
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

/** Shows a failure in the state. What was read before stays, and so does its *as of*. */
export async function recordFailure(
  context: PullContext,
  target: PullTarget,
  task: string,
  error: unknown,
): Promise<void> {
  const { clock, logger } = context;
  const known = error instanceof HubError ? error : undefined;
  const cause = known ? known.cause ?? '' : error;
  logger.warn(
    `${task} of account ${target.account} in ${target.region} failed: ${
      known?.message ?? 'the records could not be stored'
    }`,
    { source: target.source, kind: known?.kind ?? 'store', cause: `${cause}` },
  );
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
