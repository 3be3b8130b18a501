import { Clock, FindingsPage, HubError, ReadPriority } from '../../aws';
import { FindingQuery, FindingStream } from './FindingStream';

/** What to read. */
export type ReadPagesOptions = {
  stream: FindingStream;
  query: FindingQuery;
  priority: ReadPriority;
  clock: Clock;
  /** Go on from here: only what was updated at or after this time */
  resumeFrom?: string;
  signal?: AbortSignal;
};

/** A page, and from where a later read could go on after it. */
export type ReadPage = {
  page: FindingsPage;
  /** Absent: from the beginning */
  resumeFrom?: string;
};

/** A read that had to begin again this often without getting further gives up. */
const MOST_RESTARTS = 3;

/**
 * How far an ordered read has come. A page out of order, or a record without a time, ends the trust in the order: then a
 * read can only begin at the beginning.
 */
function advance(
  stream: FindingStream,
  reached: number | undefined,
  page: FindingsPage,
): number | 'unordered' | undefined {
  let latest = reached;
  for (const document of page.findings) {
    const time = stream.updatedAtOf(document);
    if (time === undefined || (reached !== undefined && time < reached)) {
      return 'unordered';
    }
    latest = Math.max(latest ?? time, time);
  }
  return latest;
}

/**
 * Reads all pages of a query in the order of UpdatedAt. When AWS lets a NextToken expire, the read goes on from the
 * latest time it has seen (a second earlier, so that nothing with the same time is left out; records may come twice).
 * Tokens are never kept: a read by another process goes on in the same way, with `resumeFrom`.
 *
 * @throws HubError; `expired-token` when the read begins again and again without getting further
 */
export async function* readPages(
  options: ReadPagesOptions,
): AsyncGenerator<ReadPage, void, void> {
  const { stream, priority, signal, clock } = options;
  let resumeFrom = options.resumeFrom;
  let reached: ReturnType<typeof advance>;
  let nextToken: string | undefined;
  let restarts = 0;
  let start = resumeFrom;
  let query = queryFrom(options, start);
  let now = clock.now();
  for (;;) {
    let page: FindingsPage;
    try {
      page = await stream.getPage({ query, now, nextToken, priority, signal });
    } catch (error) {
      const expired =
        error instanceof HubError && error.kind === 'expired-token';
      restarts = resumeFrom === start ? restarts + 1 : 1;
      if (!expired || restarts > MOST_RESTARTS) {
        throw error;
      }
      start = resumeFrom;
      query = queryFrom(options, start);
      now = clock.now();
      nextToken = undefined;
      reached = reached === 'unordered' ? reached : undefined;
      continue;
    }
    if (reached !== 'unordered') {
      reached = advance(stream, reached, page);
      resumeFrom = resumePoint(reached, options.resumeFrom, resumeFrom);
    }
    yield { page, resumeFrom };
    nextToken = page.nextToken;
    if (nextToken === undefined) {
      return;
    }
  }
}

function queryFrom(
  { query }: ReadPagesOptions,
  start: string | undefined,
): FindingQuery {
  return start ? { ...query, updatedSince: start } : query;
}

function resumePoint(
  reached: ReturnType<typeof advance>,
  beginning: string | undefined,
  before: string | undefined,
): string | undefined {
  if (reached === 'unordered') {
    return beginning;
  }
  return reached === undefined
    ? before
    : new Date(reached - 1000).toISOString();
}
