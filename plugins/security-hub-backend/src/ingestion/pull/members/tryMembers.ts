import { HubError } from '../../../aws';
import { SourceSettings } from '../../../config';
import { isReachable, SyncState } from '../../../database/operations/sync';
import { eachLimited } from '../../../concurrency/eachLimited';
import { isDue } from '../isDue';
import { PullContext } from '../PullContext';
import { targetOf } from '../pullTargets';
import { streamOf } from '../streamOf';
import { fallBack, isRefusal } from './fallBack';

/** Members tried at once; each has its own limits at AWS. */
const CONCURRENT = 16;
/** A member that has refused us is tried again after this time */
const RETRY_MILLISECONDS = 60 * 60_000;

function placeOf({ account, region }: SyncState): string {
  return `${account}/${region}`;
}

/**
 * Finds out which members let us read them: those that are new, so that the administrator knows from the beginning for whom it reads,
 * and now and then those that have refused us.
 *
 * @param before - what was known of the source before its members were listed
 */
export async function tryMembers(
  context: PullContext,
  source: SourceSettings,
  before: SyncState[],
  signal?: AbortSignal,
): Promise<void> {
  const { states, clock } = context;
  const known = new Set(
    before.filter(({ readThrough }) => readThrough).map(placeOf),
  );
  const now = clock.now();
  const rows = await states.list({ source: source.name });
  const toTry = rows.filter(row => {
    if (row.role !== 'member' || !isReachable(row.memberStatus)) {
      return false;
    }
    return row.readThrough === 'administrator'
      ? isDue(row.refusedAt, RETRY_MILLISECONDS, now)
      : row.readThrough === 'itself' && !known.has(placeOf(row));
  });
  await eachLimited(toTry, CONCURRENT, async row => {
    if (!signal?.aborted) {
      await tryMember(context, row, signal);
    }
  });
}

async function tryMember(
  context: PullContext,
  row: SyncState,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { gateways, states, clock, logger } = context;
  const target = targetOf(row);
  try {
    const gateway = await gateways.forTarget({ ...target, access: 'read' });
    await streamOf(target, gateway).getPage({
      query: { active: true },
      now: clock.now(),
      priority: 'incremental',
      signal,
    });
    if (row.readThrough === 'administrator') {
      await states.update(target, {
        readThrough: 'itself',
        refusedAt: 'none',
        lastError: 'none',
        state: row.lastFullReadAt ? 'ok' : 'never-read',
      });
    }
  } catch (error) {
    if (error instanceof HubError && isRefusal(error)) {
      logger.info(
        `Account ${row.account} in ${row.region} is read through its administrator: ${error.message}`,
        { source: row.source },
      );
      await fallBack(context, target, error);
    }
    // What else goes wrong may be over when it is read
  }
}
