import { SecurityHubGateway } from '../../aws';
import { RecordIdentifier, scopeOf } from './DirtyRecords';
import { triageFilters } from './filters';
import { identifierOf } from './identifierOf';
import { ingestPage } from './ingestPage';
import { PullContext } from './PullContext';
import { PullTarget } from './pullTargets';
import { readPages } from './readPages';

function textOf({ id, productArn }: RecordIdentifier): string {
  return `${productArn}\n${id}`;
}

/**
 * Reads triage done elsewhere: a status set in the console moves no timestamp. What is stored as such a status and was
 * not met has changed in the meantime, and is dirty. Only a sweep that came to its end says so.
 */
export async function statusSweep(
  context: PullContext,
  gateway: SecurityHubGateway,
  target: PullTarget,
  signal?: AbortSignal,
): Promise<void> {
  const { ingestor, clock, dirtyRecords } = context;
  const seen = new Set<string>();
  let startedAt: string | undefined;
  for (const filters of triageFilters()) {
    const pages = readPages({
      gateway,
      filters,
      priority: 'status-sweep',
      clock,
      signal,
    });
    for await (const { page } of pages) {
      startedAt = startedAt ?? page.observedAt;
      await ingestPage(ingestor, target, page);
      for (const document of page.findings) {
        const identifier = identifierOf(document);
        if (identifier) {
          seen.add(textOf(identifier));
        }
      }
    }
  }
  if (startedAt !== undefined) {
    await dirtyRecords.markUnseen(scopeOf(target, target.role), {
      startedAt,
      isSeen: record => seen.has(textOf(record)),
    });
  }
}
