import { RecordIdentifier, scopeOf } from './DirtyRecords';
import { FindingQuery, FindingStream } from './FindingStream';
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
  stream: FindingStream,
  target: PullTarget,
  options: { accounts?: FindingQuery['accounts']; signal?: AbortSignal },
): Promise<void> {
  const { clock, dirtyRecords } = context;
  const seen = new Set<string>();
  let startedAt: string | undefined;
  for (const triage of ['set-aside', 'settled'] as const) {
    const pages = readPages({
      stream,
      query: { active: true, triage, accounts: options.accounts },
      priority: 'status-sweep',
      clock,
      signal: options.signal,
    });
    for await (const { page } of pages) {
      startedAt = startedAt ?? page.observedAt;
      await ingestPage(context, stream, target, page);
      for (const document of page.findings) {
        const identifier = stream.identifierOf(document);
        if (identifier) {
          seen.add(textOf(identifier));
        }
      }
    }
  }
  if (startedAt !== undefined) {
    await dirtyRecords.markUnseen(scopeOf(target), {
      startedAt,
      isSeen: record => seen.has(textOf(record)),
    });
  }
}
