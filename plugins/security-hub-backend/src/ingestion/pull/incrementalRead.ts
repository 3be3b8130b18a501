import { durationToMilliseconds } from '@backstage/types';
import { SecurityHubGateway } from '../../aws';
import { notedSince, updatedSince } from './filters';
import { ingestPage } from './ingestPage';
import { later } from './later';
import { PullContext } from './PullContext';
import { PullTarget } from './pullTargets';
import { readPages } from './readPages';

/**
 * Reads what providers have updated, archived included, and what has a new note, since the last success and an overlap
 * before it: records arrive up to a day after their UpdatedAt. Does nothing before the first full read is complete.
 */
export async function incrementalRead(
  context: PullContext,
  gateway: SecurityHubGateway,
  target: PullTarget,
  signal?: AbortSignal,
): Promise<void> {
  const { states, ingestor, clock, schedules } = context;
  const before = await states.get(target);
  if (before?.watermark === undefined) {
    return;
  }
  const startedAt = new Date(clock.now()).toISOString();
  const from = new Date(
    Date.parse(before.watermark) - durationToMilliseconds(schedules.overlap),
  ).toISOString();
  let observedFrom: string | undefined;
  for (const filters of [
    updatedSince({}, from, clock.now()),
    notedSince(from, clock.now()),
  ]) {
    const pages = readPages({
      gateway,
      filters,
      priority: 'incremental',
      clock,
      signal,
    });
    for await (const { page } of pages) {
      observedFrom = observedFrom ?? page.observedAt;
      await ingestPage(ingestor, target, page);
    }
  }
  const current = await states.get(target);
  await states.update(target, {
    state: 'ok',
    lastError: 'none',
    asOf: later(current?.asOf, startedAt),
    watermark: later(current?.watermark, observedFrom ?? startedAt),
  });
}
