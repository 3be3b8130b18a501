import { FindingsPage } from '../../aws';
import { SyncCounts } from '../../database/operations/sync';
import { FindingStream } from './FindingStream';
import { PullContext } from './PullContext';
import { PullTarget } from './pullTargets';

/** What became of a page. */
export type PageCounts = SyncCounts & {
  /** Left out by a rule, by its name */
  skipped: Record<string, number>;
};

/** Hands a page over as one batch, without what is read elsewhere: the aggregation Region shows findings of linked Regions too. */
export async function ingestPage(
  { ingestor, readers }: Pick<PullContext, 'ingestor' | 'readers'>,
  stream: FindingStream,
  target: PullTarget,
  page: FindingsPage,
): Promise<PageCounts> {
  const { source, account, region, role } = target;
  const documents = page.findings.filter(document => {
    const place = stream.placeOf(document);
    if (role === 'account' && place.account !== account) {
      // A record of somebody else in an account's own findings is not left out but rejected, and counted
      return true;
    }
    const reader = readers.readerOf(source, place.account, place.region);
    return (
      reader === undefined ||
      (reader.account === account && reader.region === region)
    );
  });
  if (documents.length === 0) {
    return { read: 0, stored: 0, rejected: 0, skipped: {} };
  }
  const { format } = stream;
  const result = await ingestor.ingest({
    source,
    readFrom: { account, region },
    onlyAccount: role === 'account' ? account : undefined,
    observations: documents.map(document => ({
      document,
      observedAt: page.observedAt,
      ...(format !== 'asff' && { format }),
    })),
  });
  return {
    read: result.read,
    stored: result.stored + result.unchanged,
    rejected: result.rejected,
    skipped: result.skipped ?? {},
  };
}

/** Adds counts by name. */
export function addCounts(
  one: Record<string, number> = {},
  other: Record<string, number> = {},
): Record<string, number> {
  const total = { ...one };
  for (const [name, count] of Object.entries(other)) {
    total[name] = (total[name] ?? 0) + count;
  }
  return total;
}
