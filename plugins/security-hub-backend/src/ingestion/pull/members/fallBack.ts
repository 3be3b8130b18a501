import { HubError } from '../../../aws';
import { PullContext } from '../PullContext';
import { administratorOf, PullTarget } from '../pullTargets';

/** Whether AWS does not let us in: its role cannot be assumed, or may not read findings. */
export function isRefusal(error: HubError): boolean {
  return error.kind === 'not-connected' || error.kind === 'denied';
}

/**
 * Reads a member that has refused us through its administrator, with strategy `auto`, where the administrator sees it. It is tried again
 * later. Who reads it from now on has to read all once more: so far it has left these findings out.
 *
 * @returns false: there is no other way to read it
 */
export async function fallBack(
  context: PullContext,
  target: PullTarget,
  error: HubError,
): Promise<boolean> {
  const { sources, states, readers, clock } = context;
  const source = sources.find(({ name }) => name === target.source);
  const administrator = source && administratorOf(source, target.service);
  if (
    !administrator ||
    source.administrator?.strategy !== 'auto' ||
    target.role !== 'account'
  ) {
    return false;
  }
  const state = await states.get(target);
  if (!/^enabled$/i.test(state?.memberStatus ?? '')) {
    return false;
  }
  const at = new Date(clock.now()).toISOString();
  await states.update(target, {
    state: 'ok',
    readThrough: 'administrator',
    refusedAt: at,
    lastError: { kind: error.kind, message: error.message, at },
  });
  if (state?.readThrough === 'itself') {
    await readers.refresh();
    const reader = readers.readerOf(source.name, target.account, target.region);
    await states.update(
      { ...administrator, ...reader },
      { fullReadWantedAt: at },
    );
  }
  return true;
}
