import { durationToMilliseconds } from '@backstage/types';
import { FullReadProgress, SyncState } from '../../database/operations/sync';
import { FindingQuery, FindingStream } from './FindingStream';
import { addCounts, ingestPage } from './ingestPage';
import { isDue } from './isDue';
import { later, laterByUs } from './later';
import { PullContext } from './PullContext';
import { PullTarget } from './pullTargets';
import { readPages } from './readPages';

/** What to read, and when to stop. */
export type FullReadOptions = {
  /** Absent: all that the stream gives */
  accounts?: FindingQuery['accounts'];
  signal?: AbortSignal;
  /** Asked after each page: whether to break off, to go on in another run */
  breakOff?: () => boolean;
};

function beginOrGoOn(
  state: SyncState | undefined,
  context: PullContext,
): FullReadProgress {
  const { clock, schedules } = context;
  const known = state?.progress;
  const period = durationToMilliseconds(schedules.fullRead);
  if (known?.resumeFrom && !isDue(known.startedAt, period, clock.now())) {
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
  stream: FindingStream,
  target: PullTarget,
  options: FullReadOptions,
): Promise<boolean> {
  const { states, clock } = context;
  const before = await states.get(target);
  const first = before?.lastFullReadAt === undefined;
  let progress = beginOrGoOn(before, context);
  const pages = readPages({
    stream,
    // The first one reads what was archived lately too (AWS keeps it for 30 days): later, incremental reads see archivals
    query: { active: !first, accounts: options.accounts },
    priority: 'full',
    clock,
    resumeFrom: progress.resumeFrom,
    signal: options.signal,
  });
  for await (const { page, resumeFrom } of pages) {
    const counts = await ingestPage(context, stream, target, page);
    progress = {
      ...progress,
      observedFrom: progress.observedFrom ?? page.observedAt,
      resumeFrom,
      read: progress.read + counts.read,
      stored: progress.stored + counts.stored,
      rejected: progress.rejected + counts.rejected,
      skipped: addCounts(progress.skipped, counts.skipped),
    };
    await states.update(target, {
      progress,
      ...(first && { counts: countsOf(progress) }),
    });
    const more = page.nextToken !== undefined;
    // Without a point to go on from, breaking off would mean to begin again, for ever
    if (more && resumeFrom !== undefined && options.breakOff?.()) {
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
  const now = clock.now();
  const finishedAt = new Date(now).toISOString();
  const observedFrom = progress.observedFrom ?? progress.startedAt;
  // Incremental reads may have gone on in the meantime
  const current = await states.get(target);
  await states.update(target, {
    asOf: laterByUs(current?.asOf, progress.startedAt, now),
    lastFullReadAt: finishedAt,
    watermark: later(current?.watermark, observedFrom),
    counts: countsOf(progress),
    skipped: progress.skipped ?? {},
    progress: 'none',
    // One that is wanted since it has begun is still to come
    ...((current?.fullReadWantedAt ?? '') < progress.startedAt && {
      fullReadWantedAt: 'none',
    }),
  });
  await states.settle(target);
  await sweeps?.onCompleteSweep({
    target,
    observedFrom,
    startedAt: progress.startedAt,
    finishedAt,
    resumed: progress.resumed,
    records: progress.read,
  });
}
