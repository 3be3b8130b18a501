import { FindingsPage } from '../../aws';
import { SyncCounts } from '../../database/operations/sync';
import { Ingestor } from '../observation';
import { PullTarget } from './pullTargets';

/** Hands a page over as one batch. */
export async function ingestPage(
  ingestor: Ingestor,
  target: PullTarget,
  page: FindingsPage,
): Promise<SyncCounts> {
  if (page.findings.length === 0) {
    return { read: 0, stored: 0, rejected: 0 };
  }
  const { source, account, region, role } = target;
  const result = await ingestor.ingest({
    source,
    readFrom: { account, region },
    onlyAccount: role === 'account' ? account : undefined,
    observations: page.findings.map(document => ({
      document,
      observedAt: page.observedAt,
    })),
  });
  return {
    read: result.read,
    stored: result.stored + result.unchanged,
    rejected: result.rejected,
  };
}
