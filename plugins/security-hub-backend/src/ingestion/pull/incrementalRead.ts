import { FindingQuery, FindingStream } from './FindingStream';
import { ingestPage } from './ingestPage';
import { later, laterByUs } from './later';
import { overlapTiers } from './overlapTiers';
import { PullContext } from './PullContext';
import { PullTarget } from './pullTargets';
import { readPages } from './readPages';

/** Updates first, then notes, of the last hours first, then of those from which only some products are still to come. */
function queriesSince(
  watermark: string,
  schedules: PullContext['schedules'],
): FindingQuery[] {
  const before = (milliseconds: number | undefined) =>
    milliseconds === undefined
      ? undefined
      : new Date(Date.parse(watermark) - milliseconds).toISOString();
  return overlapTiers(schedules.overlap).flatMap(tier => {
    const since = before(tier.from);
    const until = before(tier.until);
    const { products } = tier;
    return [
      { updatedSince: since, updatedUntil: until, products },
      { notedSince: since, notedUntil: until, products },
    ];
  });
}

/**
 * Reads what providers have updated, archived included, and what has a new note, since the last success and an overlap before it: records
 * arrive after their UpdatedAt, how late depends on the product. The watermark moves when all of it is read, to the time at which the
 * read began; one that was broken off begins again. Does nothing before the first full read is complete.
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
  let observedFrom: string | undefined;
  for (const query of queriesSince(before.watermark, schedules)) {
    const pages = readPages({
      stream,
      query: { ...query, accounts: options.accounts },
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
