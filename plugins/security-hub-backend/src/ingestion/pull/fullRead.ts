import { durationToMilliseconds } from '@backstage/types';
import { SecurityHubGateway } from '../../aws';
import { FullReadProgress, SyncState } from '../../database/operations/sync';
import { activeFilters } from './filters';
import { ingestPage } from './ingestPage';
import { later } from './later';
import { PullContext } from './PullContext';
import { PullTarget } from './pullTargets';
import { readPages } from './readPages';

/** When to stop. */
export type FullReadOptions = {
  signal?: AbortSignal;
  /** Our clock, milliseconds: break off after this, to go on in another run */
  until: number;
};

function beginOrGoOn(
  state: SyncState | undefined,
  context: PullContext,
): FullReadProgress {
  const { clock, schedules } = context;
  const known = state?.progress;
  const oldest = clock.now() - durationToMilliseconds(schedules.fullRead);
  if (known?.resumeFrom && Date.parse(known.startedAt) > oldest) {
    return { ...known, resumed: true };
  }
  return {
    startedAt: new Date(clock.now()).toISOString(),
    resumed: false,
    read: 0,
    stored: 0,
    rejected: 0,
  };
}

/**
 * Reads all ACTIVE records (the first time: all), saves after each page how far it has come, and goes on where an earlier run was broken off.
 *
 * @returns whether it came to the end
 */
export async function fullRead(
  context: PullContext,
  gateway: SecurityHubGateway,
  target: PullTarget,
  options: FullReadOptions,
): Promise<boolean> {
  const { states, ingestor, clock } = context;
  const before = await states.get(target);
  const first = before?.lastFullReadAt === undefined;
  let progress = beginOrGoOn(before, context);
  const pages = readPages({
    gateway,
    // The first one reads what was archived lately too (AWS keeps it for 30 days): later, incremental reads see archivals
    filters: first ? {} : activeFilters(),
    priority: 'full',
    clock,
    resumeFrom: progress.resumeFrom,
    signal: options.signal,
  });
  for await (const { page, resumeFrom } of pages) {
    const counts = await ingestPage(ingestor, target, page);
    progress = {
      ...progress,
      observedFrom: progress.observedFrom ?? page.observedAt,
      resumeFrom,
      read: progress.read + counts.read,
      stored: progress.stored + counts.stored,
      rejected: progress.rejected + counts.rejected,
    };
    await states.update(target, {
      progress,
      ...(first && { counts: countsOf(progress) }),
    });
    const more = page.nextToken !== undefined;
    // Without a point to go on from, breaking off would mean to begin again, for ever
    if (more && resumeFrom !== undefined && clock.now() > options.until) {
      return false;
    }
  }
  await finish(context, target, progress);
  return true;
}

function countsOf({ read, stored, rejected }: FullReadProgress) {
  return { read, stored, rejected };
}

async function finish(
  context: PullContext,
  target: PullTarget,
  progress: FullReadProgress,
): Promise<void> {
  const { states, clock, sweeps } = context;
  const finishedAt = new Date(clock.now()).toISOString();
  const observedFrom = progress.observedFrom ?? progress.startedAt;
  // Incremental reads may have gone on in the meantime
  const current = await states.get(target);
  await states.update(target, {
    state: 'ok',
    lastError: 'none',
    asOf: later(current?.asOf, progress.startedAt),
    lastFullReadAt: finishedAt,
    watermark: later(current?.watermark, observedFrom),
    counts: countsOf(progress),
    progress: 'none',
  });
  await sweeps?.onCompleteSweep({
    target,
    observedFrom,
    startedAt: progress.startedAt,
    finishedAt,
    resumed: progress.resumed,
    records: progress.read,
  });
}
