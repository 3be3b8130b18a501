import { DateTime } from 'luxon';
import {
  Clock,
  FindingsPage,
  HubError,
  HubFilters,
  ReadPriority,
  SecurityHubGateway,
} from '../../aws';
import { updatedSince } from './filters';

/** What to read. */
export type ReadPagesOptions = {
  gateway: SecurityHubGateway;
  filters: HubFilters;
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

function updatedAtOf(document: unknown): number | undefined {
  const text =
    typeof document === 'object' && document !== null
      ? (document as { UpdatedAt?: unknown }).UpdatedAt
      : undefined;
  const time =
    typeof text === 'string'
      ? DateTime.fromISO(text, { zone: 'utc' })
      : undefined;
  return time?.isValid ? time.toMillis() : undefined;
}

/**
 * How far an ordered read has come. A page out of order, or a record without a time, ends the trust in the order: then a
 * read can only begin at the beginning.
 */
function advance(
  reached: number | undefined,
  page: FindingsPage,
): number | 'unordered' | undefined {
  let latest = reached;
  for (const document of page.findings) {
    const time = updatedAtOf(document);
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
  const { gateway, priority, signal } = options;
  let resumeFrom = options.resumeFrom;
  let reached: ReturnType<typeof advance>;
  let nextToken: string | undefined;
  let restarts = 0;
  let start = resumeFrom;
  // The same for all pages: AWS takes a NextToken only with the filters that it was made for
  let filters = filtersFrom(options, start);
  for (;;) {
    let page: FindingsPage;
    try {
      page = await gateway.getFindings({
        filters,
        sort: [{ field: 'UpdatedAt', order: 'asc' }],
        maxResults: 100,
        nextToken,
        priority,
        signal,
      });
    } catch (error) {
      const expired =
        error instanceof HubError && error.kind === 'expired-token';
      restarts = resumeFrom === start ? restarts + 1 : 1;
      if (!expired || restarts > MOST_RESTARTS) {
        throw error;
      }
      start = resumeFrom;
      filters = filtersFrom(options, start);
      nextToken = undefined;
      reached = reached === 'unordered' ? reached : undefined;
      continue;
    }
    if (reached !== 'unordered') {
      reached = advance(reached, page);
      resumeFrom = resumePoint(reached, options.resumeFrom, resumeFrom);
    }
    yield { page, resumeFrom };
    nextToken = page.nextToken;
    if (nextToken === undefined) {
      return;
    }
  }
}

function filtersFrom(
  { filters, clock }: ReadPagesOptions,
  start: string | undefined,
): HubFilters {
  return start ? updatedSince(filters, start, clock.now()) : filters;
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
