import { durationToMilliseconds } from '@backstage/types';
import { FindingQuery, FindingStream } from './FindingStream';
import { ingestPage } from './ingestPage';
import { later, laterByUs } from './later';
import { PullContext } from './PullContext';
import { PullTarget } from './pullTargets';
import { readPages } from './readPages';

/**
 * Reads what providers have updated, archived included, and what has a new note, since the last success and an overlap
 * before it: records arrive up to a day after their UpdatedAt. Does nothing before the first full read is complete.
 */
export async function incrementalRead(
  context: PullContext,
  stream: FindingStream,
  target: PullTarget,
  options: { accounts?: FindingQuery['accounts']; signal?: AbortSignal },
): Promise<void> {
  const { states, clock, schedules } = context;
  const before = await states.get(target);
  if (before?.watermark === undefined) {
    return;
  }
  const startedAt = new Date(clock.now()).toISOString();
  const from = new Date(
    Date.parse(before.watermark) - durationToMilliseconds(schedules.overlap),
  ).toISOString();
  let observedFrom: string | undefined;
  for (const changed of [{ updatedSince: from }, { notedSince: from }]) {
    const pages = readPages({
      stream,
      query: { ...changed, accounts: options.accounts },
      priority: 'incremental',
      clock,
      signal: options.signal,
    });
    for await (const { page } of pages) {
      observedFrom = observedFrom ?? page.observedAt;
      await ingestPage(context, stream, target, page);
    }
  }
  const current = await states.get(target);
  await states.update(target, {
    asOf: laterByUs(current?.asOf, startedAt, clock.now()),
    watermark: later(current?.watermark, observedFrom ?? startedAt),
  });
  await states.settle(target);
}
