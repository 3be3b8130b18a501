import { durationToMilliseconds } from '@backstage/types';
import { chunks } from '../../database/chunks';
import { RecordIdentifier, scopeOf } from './DirtyRecords';
import { FindingStream, LARGEST_ID_QUERY } from './FindingStream';
import { ingestPage } from './ingestPage';
import { PullContext } from './PullContext';
import { PullTarget } from './pullTargets';
import { readPages } from './readPages';

/** A doubt is settled by a read at least this long after the observations that raised it. */
const QUIET_MILLISECONDS = 10 * 60_000;
const SHARE_OF_BUDGET = 0.1;

/** Reads doubtful records again by their Id, with at most a tenth of the budget. */
export async function dirtyRead(
  context: PullContext,
  stream: FindingStream,
  target: PullTarget,
  signal?: AbortSignal,
): Promise<void> {
  const { dirtyRecords, clock, readsPerSecond, schedules } = context;
  const scope = scopeOf(target);
  const seconds = durationToMilliseconds(schedules.dirtyReads) / 1000;
  const calls = Math.max(
    1,
    Math.floor(readsPerSecond * seconds * SHARE_OF_BUDGET),
  );
  const records = await dirtyRecords.next(scope, {
    limit: calls * LARGEST_ID_QUERY,
    observedBefore: new Date(clock.now() - QUIET_MILLISECONDS).toISOString(),
  });
  for (const asked of chunks(records, LARGEST_ID_QUERY)) {
    const found: RecordIdentifier[] = [];
    let readAt: string | undefined;
    const pages = readPages({
      stream,
      query: { ids: [...new Set(asked.map(({ id }) => id))] },
      priority: 'dirty',
      clock,
      signal,
    });
    for await (const { page } of pages) {
      readAt = readAt ?? page.observedAt;
      await ingestPage(context, stream, target, page);
      found.push(
        ...page.findings.flatMap(item => stream.identifierOf(item) ?? []),
      );
    }
    const missing = asked.filter(
      ({ id, productArn }) =>
        !found.some(item => item.id === id && item.productArn === productArn),
    );
    if (missing.length > 0 && readAt !== undefined) {
      await dirtyRecords.missing(scope, missing, readAt);
    }
  }
}
