import { SourceSettings } from '../../config';
import { SyncTarget } from '../../database/operations/sync';

/** An account and Region that is read. */
export type PullTarget = SyncTarget & { role: 'account' | 'administrator' };

/** All accounts and Regions that a source is read from. */
export function pullTargets(source: SourceSettings): PullTarget[] {
  const { name, partition, administrator } = source;
  if (administrator) {
    return [
      {
        source: name,
        partition,
        account: administrator.account,
        region: administrator.homeRegion,
        role: 'administrator',
      },
    ];
  }
  return (source.accounts ?? []).flatMap(({ account, regions }) =>
    regions.map(region => ({
      source: name,
      partition,
      account,
      region,
      role: 'account' as const,
    })),
  );
}
